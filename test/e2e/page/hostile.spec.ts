import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { recordedGame } from '../../support/recorded-game.js';
import { openBrowser, openPage, untilRead } from '../browser.js';
import { BuiltArena } from '../built-arena.js';
import { dropReplay } from '../drop-replay.js';

const MARKUP = '<img src=x onerror="globalThis.hacked=true"><script>globalThis.hacked=true</script>';
const TRICKS = 'pay \u202E001$\u202C now \u2066\u0000\u0007\u001B[31m';
const WORDS = `${MARKUP} ${TRICKS} ${'endless'.repeat(1_500)}`;
const NAMES = [`${MARKUP}${'n'.repeat(10_000)}`, `\u202EeveB${'\u0301'.repeat(500)}`, 'Ümit שלום', 'W'.repeat(100)];

/** Direction overrides, controls other than line ends, and towers of marks. */
const LEFT_OVER = /[\u202A-\u202E\u2066-\u2069\u0000-\u0008\u000E-\u001F]|\p{M}{3}/u;

describe('what agents and their makers write, however hostile,', () => {
  const replay = recordedGame({ turns: 60, names: NAMES, words: WORDS });
  let arena: BuiltArena;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false' });
    await arena.untilHealthy();
    browser = await openBrowser();
    ({ page, complaints } = await openPage(browser));
    await page.goto(`${arena.url}/replay`);
    await page.getByText('Play a replay').waitFor();
    await dropReplay(page, replay);
    await untilRead(page, replay.events.length);
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  it('is shown as it was typed, never as markup', async () => {
    await page.locator('.scrubber').fill('400');
    await page.getByRole('tab', { name: 'Chat' }).click();
    const sent = page.getByRole('region', { name: 'Chat' });
    await sent.getByText('<script>').first().waitFor();
    await expect(page.locator('#root img, #root script').count()).resolves.toBe(0);
    await expect(page.evaluate(() => 'hacked' in globalThis)).resolves.toBe(false);
  });

  it.each(['Log', 'Chat', 'Charts', 'Decisions'])('reverses, hides and overflows nothing (%s)', async (tab) => {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByText('One moment …').waitFor({ state: 'detached' });
    const text = (await page.locator('body').textContent()) ?? '';
    expect(text).not.toMatch(LEFT_OVER);
    const longest = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let most = 0;
      while (walker.nextNode()) most = Math.max(most, walker.currentNode.nodeValue?.length ?? 0);
      return most;
    });
    expect(longest).toBeLessThan(2_300);
    const spilled = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(spilled).toBeLessThanOrEqual(0);
  });

  it('leaves the board and the cards where they are', async () => {
    const tiles = await page
      .locator('.tile')
      .evaluateAll((all) => all.map((tile) => tile.getBoundingClientRect().bottom));
    expect(Math.max(...tiles)).toBeLessThan(720);
    const cards = await page
      .locator('.seat-card')
      .evaluateAll((all) => all.map((card) => card.getBoundingClientRect().height));
    expect(Math.max(...cards)).toBeLessThan(200);
  });

  it('is bounded where a deal and the last screen show it, too', async () => {
    const { seq } = replay.events.find(({ event }) => event === 'auction:bid') ?? { seq: 0 };
    await page.locator('.scrubber').fill(String(seq));
    await page.locator('.deal').waitFor();
    const spilled = await page.locator('.stage').evaluate((stage) => {
      const [outer, inner] = [stage.getBoundingClientRect(), stage.querySelector('.deal')?.getBoundingClientRect()];
      return inner === undefined || inner.left < outer.left || inner.right > outer.right || inner.bottom > outer.bottom;
    });
    expect(spilled).toBe(false);
    await page.locator('.scrubber').fill(String(replay.events.length));
    const winner = (await page.locator('[data-winner]').textContent()) ?? '';
    expect(winner.length).toBeLessThan(120);
  });

  it('breaks nothing', () => {
    expect(complaints).toEqual([]);
  });
});
