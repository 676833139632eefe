import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame, Leaderboard } from '#libs/protocol';
import { violations } from '../axe.js';
import { openBrowser, openPage } from '../browser.js';
import { BuiltArena } from '../built-arena.js';

const KEY = 'ada-0123456789-abcdefghijklmnopqrstuvwxyz';
const AGENTS = [
  { name: 'Ada', personality: 'random', identity_key: KEY },
  { name: 'Bob', personality: 'random' },
];

describe('the leaderboard of the lobby, where two games were played', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false', ORCHESTRATOR_LIMIT_READ: '0' });
    await arena.untilHealthy();
    const games = [{ max_turns: 4 }, { game: 'connect_four' }];
    for (const game of games)
      await arena.post<CreatedGame>('/games', { agents: AGENTS, settings: { speed: 'instant', ...game } });
    // A game is rated soon after its end.
    while (((await arena.get<Leaderboard>('/leaderboard')).games ?? []).length < games.length);
    browser = await openBrowser();
    ({ page, complaints } = await openPage(browser, { reducedMotion: 'reduce' }));
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  it('has a choice of them by their names, the default engine’s first, and ranks each apart', async () => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/leaderboard')) asked.push(new URL(request.url()).search);
    });
    await page.goto(arena.url);
    const choice = page.getByLabel('Game of the leaderboard');
    await choice.waitFor();
    expect(await choice.locator('option').allTextContents()).toEqual(['Monopoly', 'Connect Four']);
    expect(await choice.inputValue()).toBe((await arena.get<Leaderboard>('/leaderboard')).game);
    await choice.selectOption({ label: 'Connect Four' });
    // Ada has proven who she is, Bob has not.
    await page
      .getByRole('table')
      .getByRole('row', { name: /Ada proven by the key(?: [0-9a-f]{4}){4}/ })
      .waitFor();
    await page
      .getByRole('table')
      .getByRole('row', { name: /Bob(?!.*proven)/ })
      .waitFor();
    // A name can have a ✓ and digits of its own, and no frame.
    const mark = page.getByTitle(/^Proven by a key: [0-9a-f]{32}$/).locator('> *');
    expect(await mark.evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe('solid');
    expect(await choice.inputValue()).toBe('connect_four');
    expect(asked.at(-1)).toBe('?game=connect_four');
    // What a rating is, beside the numbers.
    await page.getByText('A rating is the strength that a player has almost certainly').waitFor();
    await page.getByText('It begins at 0, can be negative, and rises with wins').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
