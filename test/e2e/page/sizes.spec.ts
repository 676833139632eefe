import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame, GameView } from '#libs/protocol';
import { violations } from '../axe.js';
import { openBrowser, openPage, untilCaughtUp } from '../browser.js';
import { BuiltArena } from '../built-arena.js';
import { seenAtOnce, shownTexts } from '../layout.js';

/** CSS pixels; the second half are the same screens at a zoom of 200 %. */
const SIZES = [
  [390, 844],
  [844, 390],
  [768, 1024],
  [1280, 720],
  [1920, 1080],
  [2560, 1440],
  [195, 422],
  [422, 195],
  [384, 512],
  [640, 360],
  [960, 540],
] as const;
const NAMES = ['Baron Von Moneybags', 'Professor Pennypincher', 'Lady Luck', 'Duke', 'Ed', 'Flo', 'Gus', 'Hal'];
const SCHEMES = ['dark', 'light'] as const;
/** Smaller letters are not read. */
const MIN_TEXT_PX = 10;
const ROUNDING_PX = 0.1;
const TURNS = 16;
const POLL_MS = 50;
/** Five games are played. */
const PLAYED_WITHIN_MS = 240_000;
const SEATS = [2, 4, 8];
const ENDS = [
  { name: 'Monopoly', seats: 4, settings: { max_turns: TURNS } },
  { name: 'Connect Four', seats: 2, settings: { game: 'connect_four' } },
];

const agentsOf = (seats: number): object[] => NAMES.slice(0, seats).map((name) => ({ name, personality: 'chaotic' }));

describe('at every size, in dark and in light', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let page: Page;
  /** By what is played and by how many. */
  const games = new Map<string, string>();

  beforeAll(async () => {
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false', LIMIT_READ: '0', LIMIT_CONTROL: '0' });
    await arena.untilHealthy();
    browser = await openBrowser();
    ({ page } = await openPage(browser, { reducedMotion: 'reduce' }));
    await Promise.all([
      ...SEATS.map(async (seats) => games.set(`on ${seats}`, await paused(seats))),
      ...ENDS.map(async ({ name, seats, settings }) => games.set(name, await finished(seats, settings))),
    ]);
  }, PLAYED_WITHIN_MS);

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  async function until(id: string, holds: (game: GameView) => boolean): Promise<void> {
    // Asked again and again at once, a busy machine would play no further.
    while (!holds(await arena.get<GameView>(`/games/${id}`))) await sleep(POLL_MS);
  }

  /** A game in its middle, which stays there. */
  async function paused(seats: number): Promise<string> {
    const settings = { speed: 'instant', seed: 9 };
    const { game_id: id } = await arena.post<CreatedGame>('/games', { agents: agentsOf(seats), settings });
    await until(id, ({ turn_count: turns }) => turns >= TURNS);
    await arena.post(`/games/${id}/pause`);
    await until(id, ({ status }) => status === 'paused');
    return id;
  }

  async function finished(seats: number, settings: object): Promise<string> {
    const { game_id: id } = await arena.post<CreatedGame>('/games', {
      agents: agentsOf(seats),
      settings: { speed: 'instant', seed: 5, ...settings },
    });
    await until(id, ({ status }) => status === 'completed');
    return id;
  }

  async function opened(name: string): Promise<void> {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(`${arena.url}/g/${games.get(name)}`);
    await page.locator('.timeline[aria-busy="false"]').waitFor();
    await page.locator('.log .line').first().waitFor();
  }

  /** What a viewer looks for first is there, whole, and can be read. */
  async function expectFirstView(width: number, height: number): Promise<void> {
    await page.setViewportSize({ width, height });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const size = `${width}×${height}`;
    const seen = await seenAtOnce(page, [
      '.game-header [data-status]',
      '.odds-lead',
      '.odds-lead bdi',
      '.odds-lead svg',
    ]);
    expect({ size, ...seen }).toEqual({ size, hidden: [], overflow: 0, outside: [] });
    const texts = await shownTexts(page);
    expect(texts.length).toBeGreaterThan(20);
    const small = texts.filter((text) => text.size < MIN_TEXT_PX - ROUNDING_PX);
    expect({ size, small }).toEqual({ size, small: [] });
  }

  describe.each(SEATS)('a game of %d that goes on', (seats) => {
    beforeAll(async () => {
      await opened(`on ${seats}`);
      await untilCaughtUp(page);
    });

    it.each(SCHEMES)(
      'shows status, who leads and with what, without scrolling and in letters that can be read: %s',
      async (colorScheme) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        for (const [width, height] of SIZES) await expectFirstView(width, height);
        await expect(page.locator('.odds-lead').textContent()).resolves.toMatch(
          /\$[\d,]+\d+ % (to win|of the wealth)$/,
        );
      },
    );

    it('is clean to accessibility rules', async () => {
      // The games take turns: each size is looked at with one of them.
      const looked = [...SIZES.entries()].filter(([index]) => index % SEATS.length === SEATS.indexOf(seats));
      for (const [index, [width, height]] of looked) {
        await page.setViewportSize({ width, height });
        const scheme = SCHEMES[index % 2] ?? 'dark';
        const found = await violations(page, [scheme]);
        expect({ width, height, found }).toEqual({ width, height, found: [] });
      }
    });
  });

  it.each(ENDS)('a game of $name that is over shows who has won', async ({ name }) => {
    await opened(name);
    await page.locator('[data-winner]').waitFor();
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const [width, height] of SIZES) await expectFirstView(width, height);
    }
    await expect(page.locator('.odds-lead').textContent()).resolves.toContain('wins');
  });

  it('has larger letters on a larger screen', async () => {
    const sizeAt = async (width: number, height: number): Promise<number> => {
      await page.setViewportSize({ width, height });
      return page
        .locator('.seat-card h3')
        .first()
        .evaluate((name) => Number.parseFloat(getComputedStyle(name).fontSize));
    };
    const [small, large] = [await sizeAt(1280, 720), await sizeAt(2560, 1440)];
    expect(large / small).toBeGreaterThan(1.3);
  });
});
