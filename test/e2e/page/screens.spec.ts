import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame, CreateGame } from '#libs/protocol';
import { recordedGame } from '../../support/recorded-game.js';
import { openBrowser, openPage, untilCaughtUp, untilRead } from '../browser.js';
import { BuiltArena } from '../built-arena.js';
import { dropReplay } from '../drop-replay.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SIZES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
];
const GAME: CreateGame = {
  agents: ['Ada', 'Bob', 'Cy', 'Di'].map((name) => ({ name, personality: 'chaotic' })),
  settings: { speed: 'instant', seed: 5, max_turns: 40 },
};

/** What accessibility rules have against the page, each in a line. */
async function violations(page: Page, axe: string): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async (rules) => {
    const { axe: checker } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return checker.run({ runOnly: rules });
  }, RULES);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

describe('every screen', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let gameUrl: string;
  let axe: string;

  beforeAll(async () => {
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false' });
    await arena.untilHealthy();
    browser = await openBrowser();
    const { game_id: id } = await arena.post<CreatedGame>('/games', GAME);
    gameUrl = `${arena.url}/g/${id}`;
    axe = await readFile(AXE, 'utf8');
    const { page } = await openPage(browser);
    await page.goto(gameUrl);
    await page.locator('[data-winner]').waitFor();
    await page.close();
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  it.each(SIZES)('shows all forty squares at $width×$height without scrolling', async (size) => {
    const { page } = await openPage(browser, size);
    await page.goto(gameUrl);
    await untilCaughtUp(page);
    const boxes = await page.locator('.tile').evaluateAll((tiles) =>
      tiles.map((tile) => {
        const { left, top, right, bottom } = tile.getBoundingClientRect();
        return { left, top, right, bottom, side: Math.min(right - left, bottom - top) };
      }),
    );
    expect(boxes).toHaveLength(40);
    const timeline = await page.locator('.timeline').evaluate((bar) => bar.getBoundingClientRect().top);
    for (const { left, top, right, bottom, side } of boxes) {
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(size.width);
      expect(bottom).toBeLessThanOrEqual(Math.min(size.height, timeline));
      expect(side).toBeGreaterThanOrEqual(24);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  describe.each(['light', 'dark'] as const)('in %s, to accessibility rules', (scheme) => {
    let page: Page;
    beforeAll(async () => {
      ({ page } = await openPage(browser, { scheme, reducedMotion: 'reduce' }));
    });
    afterAll(async () => page.context().close());

    it('has a clean lobby', async () => {
      await page.goto(arena.url);
      await page.getByText(/won/).first().waitFor();
      await expect(violations(page, axe)).resolves.toEqual([]);
    });

    it('has a clean lobby with a leaderboard, and one without an answer', async () => {
      const leaderboard = [
        { name: 'Ada', personality: 'bold', model: 'm1', url: null, rating: 1_520, games: 4, wins: 3 },
      ];
      await page.route('**/leaderboard', async (route) => route.fulfill({ json: { leaderboard } }));
      await page.goto(arena.url);
      await page.getByRole('table').waitFor();
      await expect(violations(page, axe)).resolves.toEqual([]);
      await page.route('**/games?*', async (route) => route.abort());
      await page.goto(arena.url);
      await page.getByRole('alert').waitFor();
      await expect(violations(page, axe)).resolves.toEqual([]);
      await page.unrouteAll();
    });

    it('has a clean finished game, with each of its tabs', async () => {
      await page.goto(gameUrl);
      await page.locator('[data-winner]').waitFor();
      for (const name of ['Chat', 'Charts', 'Decisions', 'Control', 'Log']) {
        await page.getByRole('tab', { name }).click();
        await page.getByText('One moment …').waitFor({ state: 'detached' });
        await expect(violations(page, axe)).resolves.toEqual([]);
      }
    });

    it('has a clean moment of the game, with a deed and the help open', async () => {
      await page.goto(`${gameUrl}?turn=20`);
      await page.locator('[data-turn-title]').waitFor();
      await page.locator('[data-position="5"]').focus();
      await page.getByRole('tooltip').waitFor();
      await expect(violations(page, axe)).resolves.toEqual([]);
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      await expect(violations(page, axe)).resolves.toEqual([]);
    });

    it('has a clean auction, a clean trade and a clean opened decision', async () => {
      await page.goto(`${arena.url}/replay`);
      await page.getByText('Play a replay').waitFor();
      await expect(violations(page, axe)).resolves.toEqual([]);
      const replay = recordedGame({ turns: 60 });
      await dropReplay(page, replay);
      await untilRead(page, replay.events.length);
      for (const name of ['auction:bid', 'trade:proposed']) {
        const { seq } = replay.events.find(({ event }) => event === name) ?? { seq: 0 };
        await page.locator('.scrubber').fill(String(seq));
        await page.locator('.deal').waitFor();
        await expect(violations(page, axe)).resolves.toEqual([]);
      }
      await page.getByRole('tab', { name: 'Decisions' }).click();
      await page.locator('[aria-expanded]').first().click();
      await page.getByText('On offer').waitFor();
      await expect(violations(page, axe)).resolves.toEqual([]);
    });

    it('has a clean board alone, and a clean screen for an unknown game', async () => {
      await page.goto(`${gameUrl}?embed=1`);
      await page.locator('.board').waitFor();
      await expect(page.locator('.timeline').count()).resolves.toBe(0);
      await expect(violations(page, axe)).resolves.toEqual([]);
      await page.goto(`${arena.url}/g/unknown`);
      await page.getByText('There is no such game').waitFor();
      await expect(violations(page, axe)).resolves.toEqual([]);
    });
  });

  it('tells the page around it of turns and of the end', async () => {
    const { page } = await openPage(browser);
    await page.route('**/around', async (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<script>heard=[];addEventListener('message',(e)=>heard.push(e.data))</script><iframe src="${gameUrl}?embed=1&overlay=1"></iframe>`,
      }),
    );
    await page.goto(`${arena.url}/around`);
    await page.waitForFunction(() => (globalThis as unknown as { heard: { type: string }[] }).heard.length >= 2);
    const heard = await page.evaluate(() => (globalThis as unknown as { heard: object[] }).heard);
    expect(heard).toContainEqual(expect.objectContaining({ type: 'arena:turn', turn: 40 }));
    expect(heard).toContainEqual(expect.objectContaining({ type: 'arena:end', status: 'completed' }));
    const ground = await page
      .frameLocator('iframe')
      .locator('body')
      .evaluate((body) => getComputedStyle(body).backgroundColor);
    expect(ground).toBe('rgba(0, 0, 0, 0)');
    await page.context().close();
  });

  it('says one line a turn, politely, to whoever listens', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${gameUrl}?turn=7`);
    const announcer = page.locator('[data-announcer]', { hasText: /^Turn 7: .*, \$/ });
    await announcer.waitFor({ state: 'attached' });
    await expect(page.locator('[aria-live]').count()).resolves.toBe(1);
    await page.context().close();
  });
});
