import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame } from '#libs/protocol';
import { openBrowser, openPage, untilCaughtUp } from '../browser.js';
import { BuiltArena } from '../built-arena.js';

/** Seats that are far apart in strength, so that the odds have something to show. */
const GAME = {
  agents: ['analytical', 'random', 'random'].map((personality, seat) => ({ name: `P${seat}`, personality })),
  settings: { speed: 'instant', seed: 5, max_turns: 60 },
} as const;

/** One of the players is bankrupt in the first turn. */
const POOR = {
  agents: ['aggressive', 'analytical', 'chaotic'].map((personality, seat) => ({ name: `P${seat}`, personality })),
  settings: { speed: 'instant', seed: 2, max_turns: 30, rules: { starting_cash: 100 } },
} as const;

describe('who is winning', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    arena = await BuiltArena.npmStart({ ORCHESTRATOR_DEMO_GAME: 'false' });
    await arena.untilHealthy();
    browser = await openBrowser();
    ({ page, complaints } = await openPage(browser));
    const { game_id: id } = await arena.post<CreatedGame>('/games', GAME);
    await page.goto(`${arena.url}/g/${id}`);
    await untilCaughtUp(page);
    await page.locator('[data-status="completed"]').waitFor();
    await page.keyboard.press('End');
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  const bar = (): ReturnType<Page['locator']> => page.locator('.odds-bar');
  const percents = async (): Promise<readonly number[]> => {
    const words = (await bar().getAttribute('aria-label')) ?? '';
    return [...words.matchAll(/(\d+) %/g)].map((match) => Number(match[1]));
  };

  it('is the winner at the end', async () => {
    await page.locator('[data-winner]').waitFor();
    expect((await percents()).toSorted((a, b) => a - b)).toEqual([0, 0, 100]);
  });

  it('is computed in the browser for any past moment, in words and not in colour alone', async () => {
    await page.locator('.scrubber').fill('200');
    await page.locator('[data-odds]').first().waitFor();
    await page.locator('.odds[data-measure="chance"]').waitFor();
    const shown = await percents();
    expect(shown).toHaveLength(3);
    expect(shown.reduce((sum, percent) => sum + percent, 0)).toBe(100);
    expect(Math.max(...shown)).toBeLessThan(100);
    await expect(bar().getAttribute('aria-label')).resolves.toMatch(/^Chance to win: P0 \d+ %, P1 \d+ %, P2 \d+ %$/);
  });

  it('orders the players by their net worth, with the gap to the leader beside it', async () => {
    const dollars = (text: string): number => Number(text.replaceAll(/[^\d-]/g, ''));
    const worths = await page.locator('.seat-card .seat-money p:first-child').allTextContents();
    expect(worths).toHaveLength(3);
    expect(worths.map(dollars)).toEqual(worths.map(dollars).toSorted((a, b) => b - a));
    const gaps = await page.locator('.seat-card [data-gap]').allTextContents();
    expect(gaps[0]).toMatch(/ahead$|level/);
    expect(gaps.slice(1).every((gap) => /behind$|level/.test(gap))).toBe(true);
  });

  it('has a line of the chances among the charts', async () => {
    await page.getByRole('tab', { name: 'Charts' }).click();
    await page.locator('svg[aria-label^="Chance to win: P0 "]').waitFor();
  });

  it('has moments where the odds jump, found while the game is watched, with mark and headline', async () => {
    const { game_id: id } = await arena.post<CreatedGame>('/games', POOR);
    await page.goto(`${arena.url}/g/${id}`);
    await page.locator('[data-status="completed"]').waitFor();
    const jump = page.locator('.mark[title*="hance to win"]').first();
    await jump.waitFor();
    await jump.click();
    await page.locator('.headline', { hasText: /hance to win: \d+ → \d+ %|from \d+ % to \d+ %/ }).waitFor();
  });

  it('makes the page report no error', () => {
    expect(complaints).toEqual([]);
  });
});
