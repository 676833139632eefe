import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { CreatedGame, CreateGame, GameList, GameResult } from '#libs/protocol';
import { BuiltArena } from './built-arena.js';

const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const DEMO_PLAYERS = ['Baron Von Moneybags', 'Professor Pennypincher', 'Lady Luck'];

const QUICK_GAME: CreateGame = {
  agents: [
    { name: '<b>Ada</b>', personality: 'aggressive' },
    { name: 'Grace', personality: 'conservative' },
  ],
  settings: { speed: 'instant', seed: 7, max_turns: 500 },
};

describe('a newcomer who starts the arena', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEFAULT_SPEED: 'fast' });
    await arena.untilPrinted('?game=');
    const executablePath = process.env['CHROMIUM_PATH'];
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: CHROMIUM_ARGS });
    page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  it('is told where page, REST and documentation are, and which game is on', async () => {
    const { games } = await arena.get<GameList>('/games');
    for (const told of [`${arena.url}/`, `${arena.url}/games`, `${arena.url}/docs`, `?game=${games[0]?.game_id}`]) {
      expect(arena.output).toContain(told);
    }
  });

  it('sees the players of the game that is on', async () => {
    await page.goto(arena.url);
    await page.locator('.player').nth(2).waitFor();
    await expect(page.locator('.player .who').allTextContents()).resolves.toEqual(DEMO_PLAYERS);
    await page.locator('#connection', { hasText: /^connected$/ }).waitFor();
  });

  it('reads what happens while it happens', async () => {
    const lines = page.locator('#lines .line');
    await lines.first().waitFor();
    const before = await lines.count();
    await lines.nth(before).waitFor();
    await expect(lines.count()).resolves.toBeGreaterThan(before);
  });

  it('sees the winner of the next game once the first one is over', async () => {
    const { games } = await arena.get<GameList>('/games');
    const created = await arena.post<CreatedGame>('/games', QUICK_GAME);
    await arena.post(`/games/${games[0]?.game_id}/stop`);
    const winner = page.locator('#winner');
    await winner.waitFor();
    const result = await arena.get<GameResult>(`/games/${created.game_id}/result`);
    await expect(winner.textContent()).resolves.toBe(
      result.winner_name === null ? 'Nobody wins.' : `${result.winner_name} wins!`,
    );
  });

  it('sees a name as it was written, never as markup', async () => {
    await expect(page.locator('.player .who').first().textContent()).resolves.toBe('<b>Ada</b>');
    await expect(page.locator('.who b').count()).resolves.toBe(0);
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
  it('says which port and which variable, and leaves', async () => {
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
