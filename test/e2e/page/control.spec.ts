import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame, GameView } from '#libs/protocol';
import { openBrowser, openPage, untilCaughtUp } from '../browser.js';
import { BuiltArena } from '../built-arena.js';
import { GAME_OF_TWO } from './game-of-two.js';

const KEY = 'the-key-in-use-0815';
const WRONG = 'a-key-of-another-service';
const OPEN_CONTROL = 'Anyone who reaches this port can start and control games';

/** Who runs games by the page: on a server of one's own, then on one that asks for a key. */
describe('an operator of what npm start runs', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    arena = await BuiltArena.npmStart({ ORCHESTRATOR_DEMO_GAME: 'false' });
    await arena.untilHealthy();
    browser = await openBrowser();
    ({ page, complaints } = await openPage(browser));
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  const press = async (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const status = async (word: string): Promise<void> => page.locator(`[data-status="${word}"]`).waitFor();
  const emitted = async (text: string): Promise<void> => page.getByRole('alert').filter({ hasText: text }).waitFor();

  /** A new game, and the page on its controls. */
  async function controls(): Promise<string> {
    const { game_id: id } = await arena.post<CreatedGame>('/games', GAME_OF_TWO);
    await page.goto(`${arena.url}/g/${id}`);
    await untilCaughtUp(page);
    await page.getByRole('tab', { name: 'Control' }).click();
    return id;
  }

  it('is informed that control is open', async () => {
    await arena.untilPrinted(OPEN_CONTROL);
  });

  it('pauses a game, steps it, resumes it, changes its speed and stops it, without a key', async () => {
    const id = await controls();
    await press('Pause');
    await status('paused');
    const { step } = await arena.get<GameView>(`/games/${id}`);
    await press('Step');
    await page.waitForFunction(
      async ([path, before]) => {
        const answer = await fetch(path);
        const { step: now } = (await answer.json()) as { step: number };
        return now === before + 1;
      },
      [`/games/${id}`, step] as const,
    );
    await press('Resume');
    await status('running');
    await page.getByLabel('Speed of the game').selectOption('slow');
    await page.getByRole('tab', { name: 'Log' }).click();
    await page.locator('.line', { hasText: 'The speed is now slow' }).waitFor();
    await page.getByRole('tab', { name: 'Control' }).click();
    await expect(page.getByLabel(/API key/).count()).resolves.toBe(0);
    await press('Stop for good');
    await press('Keep playing');
    await expect(arena.get<GameView>(`/games/${id}`)).resolves.toMatchObject({ status: 'running' });
    await press('Stop for good');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await press('Stop for good');
    await press('Stop it');
    await page.locator('[aria-label="Final standings"]', { hasText: 'Stopped' }).waitFor();
  });

  it('stops the server by a signal to npm, which leaves no process behind', async () => {
    expect(complaints).toEqual([]);
    await expect(arena.terminate()).resolves.toEqual({ code: 0, signal: null });
    expect(arena.hasLeftovers).toBe(false);
  });

  it('starts it again with a key, and is then refused without one and with a wrong one', async () => {
    arena = arena.again({ ORCHESTRATOR_API_KEYS: `${KEY},the-key-that-follows`, ORCHESTRATOR_LOG_LEVEL: 'trace' });
    await arena.untilHealthy();
    await controls();
    await press('Pause');
    await emitted('asks for an API key');
    await page.getByLabel(/API key/).fill(WRONG);
    await page.getByLabel('Speed of the game').selectOption('slow');
    await emitted('does not know this API key');
    await expect(page.locator('[data-status="running"]').count()).resolves.toBe(1);
  });

  it('is let in with the key, which the tab keeps over a reload', async () => {
    await page.getByLabel(/API key/).fill(KEY);
    await press('Pause');
    await status('paused');
    await page.reload();
    await untilCaughtUp(page);
    await page.getByRole('tab', { name: 'Control' }).click();
    await press('Stop for good');
    await press('Stop it');
    await status('stopped');
  });

  it('starts games from the lobby with it, and from another tab not without it', async () => {
    await page.goto(arena.url);
    await press('Start and watch');
    await page.waitForURL('**/g/*');
    const { page: other } = await openPage(browser);
    await other.goto(arena.url);
    await other.getByRole('button', { name: 'Start and watch' }).click();
    await other.getByRole('alert').filter({ hasText: 'asks for an API key' }).waitFor();
    await other.getByLabel(/API key/).fill(KEY);
    await other.getByRole('button', { name: 'Start and watch' }).click();
    await other.waitForURL('**/g/*');
    await other.context().close();
  });

  it('watches without one what others play', async () => {
    const { page: other } = await openPage(browser);
    await other.goto(page.url());
    await untilCaughtUp(other);
    await other.locator('[data-link="connected"]').waitFor();
    await other.context().close();
  });

  it('finds no key in what the server writes, and no other error on the page', () => {
    expect(arena.output).toContain('"level":20');
    expect(arena.output).not.toContain(OPEN_CONTROL);
    for (const key of [KEY, 'the-key-that-follows', WRONG]) expect(arena.output).not.toContain(key);
    const whileItWasAway = /WebSocket connection .* failed/;
    expect(complaints.filter((text) => !whileItWasAway.test(text))).toEqual([
      expect.stringMatching(/status of 401 .*\/pause$/),
      expect.stringMatching(/status of 403 .*\/speed$/),
    ]);
  });
});
