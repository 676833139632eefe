import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame, GameView } from '#libs/protocol';
import { openBrowser, openPage } from '../browser.js';
import { BuiltArena } from '../built-arena.js';

/** CSS pixels; the second half are such screens at a zoom of 200 %. */
const SIZES = [
  [390, 844],
  [844, 390],
  [768, 1024],
  [1280, 720],
  [1920, 1080],
  [2560, 1440],
  [195, 422],
  [384, 512],
  [640, 360],
  [960, 540],
] as const;
const SCHEMES = ['dark', 'light'] as const;
const NAMES = ['Baron Von Moneybags', 'Professor Pennypincher', 'Lady Luck', 'Duke', 'Ed', 'Flo', 'Gus', 'Hal'];
const PERSONALITIES = ['aggressive', 'analytical', 'chaotic', 'conservative'];
const POLL_MS = 100;

const MONOPOLY = { seed: 3, max_turns: 120 };
const CONNECT_FOUR = { seed: 3, game: 'connect_four' };

describe('what npm start runs', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    arena = await BuiltArena.npmStart({ ORCHESTRATOR_DEMO_GAME: 'false', ORCHESTRATOR_LIMIT_READ: '0' });
    await arena.untilHealthy();
    browser = await openBrowser();
    ({ page, complaints } = await openPage(browser, { reducedMotion: 'reduce' }));
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  /** The id of a game that is over. */
  async function finished(seats: number, settings: object): Promise<string> {
    const agents = NAMES.slice(0, seats).map((name, at) => ({ name, personality: PERSONALITIES[at % 4] ?? '' }));
    const { game_id: id } = await arena.post<CreatedGame>('/games', {
      agents,
      settings: { speed: 'instant', ...settings },
    });
    while ((await arena.get<GameView>(`/games/${id}`)).status !== 'completed') await sleep(POLL_MS);
    return id;
  }

  const isOnScreen = (selector: string): Promise<boolean> =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { left, right, top, bottom, width } = element.getBoundingClientRect();
        return width > 0 && left >= -1 && right <= innerWidth + 1 && bottom > 0 && top < innerHeight;
      });

  async function opened(seats: number, settings: object): Promise<void> {
    const id = await finished(seats, settings);
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(`${arena.url}/g/${id}`);
    await page.locator('.timeline[aria-busy="false"]').waitFor();
  }

  /** At its end, at a size. */
  async function expectEnd(seats: number, at: number, width: number, height: number): Promise<void> {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: SCHEMES[at % 2] ?? 'dark', reducedMotion: 'reduce' });
    await page.keyboard.press('End');
    await page.locator('[data-winner]').waitFor();
    expect(await page.locator('.seat-card svg').count()).toBeGreaterThanOrEqual(seats);
    expect(await isOnScreen('.odds-lead')).toBe(true);
    await page.getByRole('button', { name: /^(Copy link to|Share) this moment$/ }).waitFor();
  }

  it.each([2, 4, 8])('shows who leads, faces, moments and the story of Monopoly with %d seats', async (seats) => {
    await opened(seats, MONOPOLY);
    for (const [at, [width, height]] of SIZES.entries()) {
      await expectEnd(seats, at, width, height);
      expect(await page.locator('.mark').count()).toBeGreaterThan(1);
      await page.getByRole('button', { name: 'Recap' }).waitFor();
      await page.keyboard.press('p');
      await page.locator('.headline span').waitFor();
      await expect(page.locator('.headline span').textContent()).resolves.toMatch(/\w+ .*\w/);
      expect(await isOnScreen('.headline span')).toBe(true);
    }
  });

  it('shows who leads, faces and a link of Connect Four', async () => {
    await opened(2, CONNECT_FOUR);
    for (const [at, [width, height]] of SIZES.entries()) await expectEnd(2, at, width, height);
  });

  it('breaks on nothing', () => {
    expect(complaints).toEqual([]);
  });
});
