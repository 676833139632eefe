import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame, CreateGame, GameList, GameResult } from '#libs/protocol';
import { openBrowser, openPage } from './browser.js';
import { BuiltArena } from './built-arena.js';

const DEMO_PLAYERS = ['Baron Von Moneybags', 'Professor Pennypincher', 'Lady Luck'];

const QUICK_GAME: CreateGame = {
  agents: [
    { name: '<b>Ada</b>', personality: 'aggressive' },
    { name: 'Grace', personality: 'conservative' },
  ],
  settings: { speed: 'instant', seed: 7, max_turns: 150 },
};

describe('a newcomer who starts the arena', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let page: Page;
  let complaints: string[] = [];

  beforeAll(async () => {
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEFAULT_SPEED: 'fast' });
    await arena.untilPrinted('/g/');
    browser = await openBrowser();
    ({ page, complaints } = await openPage(browser));
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  it('is shown the addresses of page, REST, documentation and the first game', async () => {
    const { games } = await arena.get<GameList>('/games');
    for (const emitted of [`${arena.url}/`, `${arena.url}/games`, `${arena.url}/docs`, `/g/${games[0]?.game_id}`]) {
      expect(arena.output).toContain(emitted);
    }
  });

  it('finds the game that is on in the lobby, and sees its players', async () => {
    await page.goto(arena.url);
    await page.locator('a.card', { hasText: 'Lady Luck' }).click();
    await page.locator('.seat-card').nth(2).waitFor();
    const names = await page.locator('.seat-card h3').allTextContents();
    expect(new Set(names)).toEqual(new Set(DEMO_PLAYERS));
    await page.locator('[data-link="connected"]').waitFor();
  });

  it('reads what happens while it happens', async () => {
    const newest = page.locator('.line').last();
    await newest.waitFor();
    const before = Number(await newest.getAttribute('data-seq'));
    await page.waitForFunction((seq) => {
      const lines = [...document.querySelectorAll<HTMLElement>('.line')];
      return lines.some((line) => Number(line.dataset['seq']) > seq);
    }, before);
    expect(before).toBeGreaterThan(0);
  });

  it('sees who won a game that is over', async () => {
    const created = await arena.post<CreatedGame>('/games', QUICK_GAME);
    await page.goto(`${arena.url}/g/${created.game_id}`);
    const winner = page.locator('[data-winner]');
    await winner.waitFor();
    const result = await arena.get<GameResult>(`/games/${created.game_id}/result`);
    await expect(winner.textContent()).resolves.toBe(
      result.winner_name === null ? 'Nobody wins' : `${result.winner_name} wins`,
    );
  });

  it('sees a name as it was written, never as markup', async () => {
    await expect(page.locator('.seat-card h3').allTextContents()).resolves.toContain('<b>Ada</b>');
    await expect(page.locator('h3 b').count()).resolves.toBe(0);
  });

  it('sees a page without errors', () => {
    expect(complaints).toEqual([]);
  });

  it('stops it within ten seconds', async () => {
    const asked = performance.now();
    await expect(arena.terminate()).resolves.toEqual({ code: 0, signal: null });
    expect(performance.now() - asked).toBeLessThan(10_000);
  });
});

describe('an arena that finds a port taken', () => {
  it('names the port and the variable, and exits', async () => {
    const first = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false' });
    await first.untilHealthy();
    const { port } = new URL(first.url);
    const second = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false', ORCHESTRATOR_PORT: port });
    try {
      await expect(second.untilExit()).resolves.toEqual({ code: 1, signal: null });
      expect(second.output).toMatch(new RegExp(`Port ${port} is in use.*ORCHESTRATOR_PORT`));
    } finally {
      await Promise.all([first.dispose(), second.dispose()]);
    }
  });
});
