import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { CreatedGame, GameView, Leaderboard } from '#libs/protocol';
import { violations } from '../axe.js';
import { openBrowser, openPage, type PageOptions } from '../browser.js';
import { BuiltArena } from '../built-arena.js';

const HOUSE = { name: 'House', personality: 'random' };

/** People who play on the page, against an agent of the house. */
describe('a person', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    arena = await BuiltArena.launch({
      ORCHESTRATOR_DEMO_GAME: 'false',
      ORCHESTRATOR_LIMIT_READ: '0',
      ORCHESTRATOR_LIMIT_CONTROL: '0',
      ORCHESTRATOR_LIMIT_CREATE: '0',
    });
    await arena.untilHealthy();
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  const open = async (options: PageOptions): Promise<void> => {
    ({ page, complaints } = await openPage(browser, { reducedMotion: 'reduce', ...options }));
  };

  afterEach(() => page.context().close());

  const table = async (settings: object): Promise<CreatedGame> =>
    arena.post<CreatedGame>('/games', {
      agents: [{ open: true }, HOUSE],
      settings: { speed: 'instant', turn_timeout: 300, ...settings },
    });

  const heading = (name: string | RegExp): Locator => page.getByRole('heading', { name });
  const over = (): Locator => page.locator('[data-play="over"]');
  const turn = (): Locator => page.locator('.play[data-turn]');
  const offers = (): Locator => page.locator('.play-offer');

  const take = async (gameId: string, name: string, { isProven = false } = {}): Promise<void> => {
    await page.goto(`${arena.url}/g/${gameId}`);
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('Prove by a key of this browser that it is me').setChecked(isProven);
    await page.getByRole('button', { name: 'Take this seat' }).click();
    await heading('Your turn').waitFor();
  };

  /** Does something in each turn until the game is over; the heading of a turn's panel changes with the turn. */
  const playToEnd = async (act: () => Promise<void>): Promise<number> => {
    for (let turns = 0; ; turns += 1) {
      await turn().or(over()).first().waitFor();
      if ((await over().count()) > 0) return turns;
      const seq = await turn().getAttribute('data-turn');
      await act();
      await page.waitForFunction(
        (before) => document.querySelector('.play[data-turn]')?.getAttribute('data-turn') !== before,
        seq,
      );
    }
  };

  const rated = async (game: string, name: string): Promise<Leaderboard['leaderboard'][number]> => {
    for (;;) {
      const { leaderboard } = await arena.get<Leaderboard>(`/leaderboard?game=${game}`);
      const row = leaderboard.find((one) => one.name === name);
      if (row !== undefined) return row;
    }
  };

  describe('with a mouse', () => {
    beforeEach(() => open({ width: 1280, height: 720 }));

    it('sits down also where the answer to that is lost', async () => {
      const { game_id: id } = await table({ game: 'connect_four' });
      let lost = 0;
      await page.route(
        (url) => /\/seats\/[^/]+$/.test(url.pathname),
        async (route) => {
          if (route.request().method() !== 'POST' || lost > 0) return route.continue();
          lost += 1;
          expect((await route.fetch()).status()).toBe(201);
          return route.abort();
        },
      );
      await take(id, 'Ann');
      expect(lost).toBe(1);
    });

    it('opens a table in the lobby, takes its seat, plays on the board to the end and is rated', async () => {
      await page.goto(arena.url);
      await page.getByRole('combobox', { name: 'Game', exact: true }).selectOption({ label: 'Connect Four' });
      await page.getByLabel(/^Open: .*seat 1/).check();
      await page.getByLabel('Speed').selectOption('instant');
      await page.getByRole('button', { name: 'Open the table' }).click();
      await page.waitForURL('**/g/*');
      await page.getByText('1 seat is open.').waitFor();
      expect(await violations(page)).toEqual([]);
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      // Another person finds it in the lobby.
      await page.goto(arena.url);
      await page.locator(`[data-game="${id}"]`).getByRole('link', { name: 'Take a seat' }).click();
      await take(id, 'Ann', { isProven: true });
      expect(await page.title()).toMatch(/^Your turn – /);
      expect(page.url()).not.toContain('seat_');
      await page.locator('.play-cell').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.reload();
      await heading('Your turn').waitFor();
      let moves = 0;
      const turns = await playToEnd(async () => {
        // What the opponent did is read before the next move.
        if (moves > 0)
          await page.locator('[data-since]', { hasText: /Yellow plays column \d\.$/ }).waitFor({ state: 'attached' });
        moves += 1;
        await page.locator('.play-cell:not(.play-cell-rest)').first().click();
      });
      expect(turns).toBeGreaterThan(3);
      await page.locator('[data-announcer]', { hasText: /^The game is over\./ }).waitFor({ state: 'attached' });
      const { status, players } = await arena.get<GameView>(`/games/${id}`);
      expect([status, players[0]?.name]).toEqual(['completed', 'Ann']);
      const identity = players[0]?.identity;
      expect(identity).toMatch(/^[0-9a-f]{32}$/);
      expect(await rated('connect_four', 'Ann')).toMatchObject({ games: 1, identity });
      expect(complaints).toEqual([]);
    });

    it('is away once a turn has passed without them, and sees the result all the same', async () => {
      const { game_id: id } = await table({ game: 'connect_four', turn_timeout: 2, speed: 'normal' });
      await take(id, 'Lou');
      await heading('You are away').waitFor();
      await page.getByText('Time was up: a default action was taken for you.').waitFor();
      await arena.post(`/games/${id}/speed`, { speed: 'instant' });
      await over().waitFor();
      await heading(/^You have won!$|has won$|^The game is over$/).waitFor();
      expect(complaints).toEqual([]);
    });
  });

  describe('with a keyboard alone', () => {
    beforeEach(() => open({ width: 1280, height: 720, scheme: 'light' }));

    it('is taken to the panel in each turn, plays to the end, and leaves and comes back between', async () => {
      const { game_id: id } = await table({ game: 'connect_four', speed: 'fast' });
      await page.goto(`${arena.url}/g/${id}`);
      await page.getByLabel('Your name').focus();
      await page.keyboard.type('Kim');
      await page.keyboard.press('Enter');
      await heading('Your turn').waitFor();
      await page.locator('[data-turn-notice]', { hasText: 'Your turn: 5 minutes' }).waitFor({ state: 'attached' });
      await page.getByRole('button', { name: 'Leave' }).press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await heading('You are away').waitFor();
      while (((await arena.get<GameView>(`/games/${id}`)).usage?.[0]?.defaults ?? 0) === 0);
      await page.getByRole('button', { name: 'Come back' }).press('Enter');
      await playToEnd(async () => {
        await page.waitForFunction(() => document.activeElement?.matches('.play-title') === true);
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
      });
      expect((await arena.get<GameView>(`/games/${id}`)).status).toBe('completed');
      expect(await rated('connect_four', 'Kim')).toMatchObject({ games: 1 });
      expect(complaints).toEqual([]);
    });
  });

  describe('on a phone', () => {
    beforeEach(() => open({ width: 390, height: 844 }));

    it('plays Monopoly with bids and a trade, each target as large as a finger', async () => {
      const { game_id: id } = await table({ max_turns: 4, seed: 5 });
      await take(id, 'Pat');
      expect(await violations(page)).toEqual([]);
      const sizes = await page
        .locator('.play button, .play input')
        .evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect().height));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
      const box = await page.locator('.play').boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(844, 0);
      const withForm: string[][] = [];
      await playToEnd(async () => {
        const trade = page.getByRole('button', { name: /^Propose a trade/ });
        if (withForm.length === 0 && (await trade.count()) > 0) {
          await trade.click();
          await page.getByRole('button', { name: 'Offer this trade' }).click();
          await page.getByText('Choose something to give or to get.').waitFor();
          withForm.push([...(await violations(page))]);
          await page.getByLabel('Dollars').first().fill('1');
          await page.getByRole('button', { name: 'Offer this trade' }).click();
          return;
        }
        // The form of the trade is there again: its engine has refused it, since nothing was asked for.
        const refused = page.locator('.play-offer[aria-expanded="true"]');
        if ((await refused.count()) > 0) await refused.click();
        await offers().first().click();
        const form = page.locator('.play-form');
        if ((await form.count()) > 0) await form.locator('[type="submit"]').click();
      });
      expect(withForm).toEqual([[]]);
      const { usage = [], status } = await arena.get<GameView>(`/games/${id}`);
      expect([status, usage[0]?.defaults]).toEqual(['completed', 0]);
      expect(await rated('default', 'Pat')).toMatchObject({ games: 1 });
      expect(complaints).toEqual([]);
    });
  });
});
