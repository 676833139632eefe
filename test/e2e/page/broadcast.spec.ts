import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame, CreateGame, EventPage, GameView } from '#libs/protocol';
import { INVENTED } from '../../support/invented-views.js';
import type { ViewedGame } from '../../support/viewed-game.js';
import { violations } from '../axe.js';
import { openBrowser, openPage } from '../browser.js';
import { BuiltArena } from '../built-arena.js';

const NAMES = ['Ada', 'Bob', 'Cy', 'Di'];
const AGENTS = NAMES.map((name) => ({ name, personality: 'chaotic' }));
const FINISHED: CreateGame = { agents: AGENTS, settings: { speed: 'instant', seed: 5, max_turns: 24 } };

/** What is watched without a hand on the page. */
function playersOf({ names }: ViewedGame): readonly object[] {
  return names.map((name, seat) => ({ id: `p${seat}`, name }));
}

describe('a broadcast', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let finished: string;

  beforeAll(async () => {
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false', ORCHESTRATOR_LIMIT_READ: '0' });
    await arena.untilHealthy();
    ({ game_id: finished } = await arena.post<CreatedGame>('/games', FINISHED));
    while ((await arena.get<GameView>(`/games/${finished}`)).status !== 'completed');
    browser = await openBrowser();
    ({ page, complaints } = await openPage(browser, { width: 1920, height: 1080, reducedMotion: 'reduce' }));
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  /** The number of the last decision to buy. */
  async function lastPurchase(): Promise<number> {
    const { events } = await arena.get<EventPage>(`/games/${finished}/events?limit=1000`);
    const bought = events.findLast(({ event, payload }) => {
      return event === 'agent:decision' && JSON.stringify(payload).includes('"type":"buy_property"');
    });
    if (bought === undefined) throw new Error('nobody bought anything');
    return bought.seq;
  }

  describe('over a video stream of 1920 by 1080', () => {
    const lowerThird = (): ReturnType<Page['locator']> => page.getByRole('region', { name: 'Who leads' });

    it('has the players in order of their money, with their share of it, and a thought', async () => {
      await page.goto(`${arena.url}/g/${finished}?overlay=1&seq=${await lastPurchase()}`);
      await lowerThird().getByText('decided').waitFor();
      const rows = await lowerThird().getByRole('listitem').allTextContents();
      expect(new Set(rows.map((row) => NAMES.find((name) => row.startsWith(name))))).toEqual(new Set(NAMES));
      const money = await lowerThird().locator('li b').allTextContents();
      const dollars = money.map((text) => Number(text.replaceAll(/[$,]/g, '')));
      expect(dollars).toEqual(dollars.toSorted((a, b) => b - a));
      expect(Math.min(...dollars)).toBeGreaterThan(0);
      const bar = await lowerThird().getByRole('img').last().getAttribute('aria-label');
      expect(bar).toMatch(/^Share of the money: Ada \d+ %, Bob \d+ %, Cy \d+ %, Di \d+ %$/);
    });

    it('can be read, covers no part of the board, and has nothing behind it', async () => {
      const [third, board] = await Promise.all([lowerThird().boundingBox(), page.locator('.board').boundingBox()]);
      expect(third?.width).toBeGreaterThan(1_500);
      expect((third?.y ?? 0) + (third?.height ?? 0)).toBeLessThanOrEqual(1_080);
      expect(third?.y).toBeGreaterThanOrEqual((board?.y ?? 0) + (board?.height ?? 1_080));
      expect(board?.width).toBeGreaterThan(600);
      const size = await lowerThird().evaluate((box) => Number.parseFloat(getComputedStyle(box).fontSize));
      expect(size).toBeGreaterThanOrEqual(20);
      expect((await page.locator('figcaption bdi').boundingBox())?.width).toBeGreaterThan(10);
      const behind = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(behind).toBe('rgba(0, 0, 0, 0)');
      expect(await violations(page)).toEqual([]);
    });

    it('leaves a small frame to the board', async () => {
      await page.setViewportSize({ width: 640, height: 640 });
      await lowerThird().waitFor({ state: 'hidden' });
      expect((await page.locator('.board').boundingBox())?.width).toBeGreaterThan(600);
      await page.setViewportSize({ width: 1920, height: 1080 });
    });
  });

  describe('at /tv', () => {
    const RUNNING: CreateGame = { agents: AGENTS, settings: { speed: 'watch', seed: 5 } };
    const playerNamed = (name: string): ReturnType<Page['locator']> => page.locator('.seat-card', { hasText: name });

    it.each(['/tv', '/tv/'])('shows the last finish while nothing is on: %s', async (path) => {
      await page.goto(arena.url + path);
      await page.locator('[data-winner]').waitFor();
      await page.getByText('The next game that is on follows here.').waitFor();
      expect(await violations(page)).toEqual([]);
    });

    it('goes on to a game that starts', async () => {
      const agents = AGENTS.map(({ name, personality }) => ({ name: `Star ${name}`, personality }));
      const { game_id: id } = await arena.post<CreatedGame>('/games', { ...RUNNING, agents });
      await playerNamed('Star Ada').waitFor();
      await page.getByText('The next game that is on follows here.').waitFor({ state: 'detached' });
      expect(new URL(page.url()).pathname).toBe('/tv/');
      await arena.post(`/games/${id}/stop`, {});
    });

    it('says so when that one ends, and keeps its result', async () => {
      await page.getByText('The next game that is on follows here.').waitFor();
      await playerNamed('Star Ada').waitFor();
    });
  });

  it('has a wall of the games that are on: each with its board and shares, the tensest first', async () => {
    const [decided, close] = [{ max_turns: 300 }, { max_turns: 300, game: 'connect_four' }];
    for (const settings of [decided, close])
      await arena.post<CreatedGame>('/games', {
        agents: AGENTS.slice(0, 2),
        settings: { ...settings, speed: 'watch' },
      });
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/state')) asked.push(request.url());
    });
    await page.goto(arena.url);
    const tiles = page.locator('.wall > li');
    await tiles.nth(1).locator('.mini-board').waitFor();
    expect(await tiles.count()).toBe(2);
    await page.getByRole('img', { name: /^Share of the money: Ada \d+ %, Bob \d+ %$/ }).waitFor();
    expect(new Set(asked).size).toBe(2);
    expect(await violations(page)).toEqual([]);
  });

  it.each([
    { kind: 'cards', game: INVENTED.cards },
    { kind: 'text', game: INVENTED.text },
    { kind: 'faces', game: INVENTED.plain },
  ])('has a small board there for a game that nobody here knows: $kind', async ({ kind, game }) => {
    const state = { status: 'in_progress', current_player_index: 0, ...game.states.at(-1), players: playersOf(game) };
    await page.route('**/games/*/state', async (route) => route.fulfill({ json: { seq: 1, state } }));
    await page.goto(arena.url);
    await page.locator(`[data-mini="${kind}"]`).first().waitFor();
    expect((await page.locator(`[data-mini="${kind}"]`).first().boundingBox())?.height).toBeGreaterThan(100);
    expect(await violations(page)).toEqual([]);
    await page.unrouteAll({ behavior: 'wait' });
  });

  it('has the finished games by their best moment, each with it as its title, read once', async () => {
    const personalities = ['aggressive', 'analytical', 'chaotic'];
    const agents = personalities.map((personality, seat) => ({ name: NAMES[seat] ?? '', personality }));
    // One of them is bankrupt in the first turn.
    const poor = { speed: 'instant', seed: 2, max_turns: 30, rules: { starting_cash: 100 } } as const;
    const { game_id: id } = await arena.post<CreatedGame>('/games', { agents, settings: poor });
    while ((await arena.get<GameView>(`/games/${id}`)).status !== 'completed');
    const read: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/replay')) read.push(request.url());
    });
    await page.goto(arena.url);
    const title = page.locator(`[data-game="${id}"] .game-row-title`);
    // Those on the screen are read.
    await page.locator(`li[data-game="${id}"]`).scrollIntoViewIfNeeded();
    await title.waitFor();
    await expect(title.textContent()).resolves.toMatch(/finishes|is bankrupt|gives up/);
    await page.locator(`li[data-game="${id}"]:first-child`).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await title.waitFor();
    expect(read.filter((url) => url.includes(id))).toHaveLength(1);
  });

  it('breaks on nothing', () => {
    expect(complaints).toEqual([]);
  });
});
