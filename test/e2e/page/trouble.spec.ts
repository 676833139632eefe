import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame, CreateGame } from '#libs/protocol';
import { startThirdPartyEngine, type ThirdPartyEngine } from '../../fixtures/third-party-engine.js';
import { violations } from '../axe.js';
import { openBrowser, openPage, untilCaughtUp } from '../browser.js';
import { BuiltArena } from '../built-arena.js';

const GAME: CreateGame = {
  agents: ['Ada', 'Bob'].map((name) => ({ name, personality: 'chaotic' })),
  settings: { speed: 'fast', seed: 5 },
};

/** An arena whose engine fails on request. Every screen is checked against accessibility rules, in light and in dark. */
describe('a viewer in trouble', () => {
  let engine: ThirdPartyEngine;
  let arena: BuiltArena;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    engine = await startThirdPartyEngine({ neverEnds: true });
    arena = await BuiltArena.launch({
      ORCHESTRATOR_DEMO_GAME: 'false',
      ORCHESTRATOR_GAME_ENGINE_URL: engine.url,
      ORCHESTRATOR_HTTP_RETRIES: '0',
    });
    await arena.untilHealthy();
    browser = await openBrowser();
    ({ page } = await openPage(browser, { reducedMotion: 'reduce' }));
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
    await engine?.stop();
  });

  const clean = async (): Promise<void> => expect(await violations(page)).toEqual([]);

  async function watched(): Promise<string> {
    const { game_id: id } = await arena.post<CreatedGame>('/games', GAME);
    await page.goto(`${arena.url}/g/${id}`);
    await untilCaughtUp(page);
    return id;
  }

  it('reads that a game rests because its engine is away, and sees it go on', async () => {
    const id = await watched();
    await engine.stop();
    await page.getByText('engine_unavailable').first().waitFor();
    await page.locator('[data-status="paused"]').waitFor();
    await clean();
    await engine.restart();
    await page.locator('[data-status="running"]').waitFor();
    await arena.post(`/games/${id}/stop`);
  });

  it('reads why a game has failed, and has it go on', async () => {
    const id = await watched();
    engine.inject('refused', 'action');
    await page.locator('[data-banner="failed"]', { hasText: 'Not today' }).waitFor();
    await page.getByRole('tab', { name: 'Control' }).click();
    await page.getByRole('button', { name: 'Resume', exact: true }).waitFor();
    await clean();
    engine.heal();
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    await page.locator('[data-status="running"]').waitFor();
    await page.locator('[data-banner="failed"]').waitFor({ state: 'detached' });
    await arena.post(`/games/${id}/stop`);
  });

  it('is shown that there is no such game', async () => {
    const answer = await page.goto(`${arena.url}/g/unknown`);
    expect(answer?.status()).toBe(404);
    await page.getByText('There is no such game').waitFor();
    await clean();
    await page.getByRole('link', { name: 'To the lobby' }).click();
    await page.getByRole('heading', { name: 'Arena' }).waitFor();
  });

  it('waits for a game that is slow to come, and is informed when it cannot be shown', async () => {
    const { game_id: id } = await arena.post<CreatedGame>('/games', GAME);
    await page.route(`**/games/${id}`, () => undefined);
    await page.goto(`${arena.url}/g/${id}`);
    await page.getByText('Setting up the board').waitFor();
    await clean();
    await page.unrouteAll();
    await page.route('**/replay', () => undefined);
    await page.goto(`${arena.url}/g/${id}`);
    await page.getByText('Reading what has happened so far').waitFor();
    await clean();
    await page.unrouteAll();
    await page.route('**/replay', async (route) => route.fulfill({ json: { events: 'none' } }));
    await page.goto(`${arena.url}/g/${id}`);
    await page.getByText('This game cannot be shown').waitFor();
    await clean();
    await page.unrouteAll();
    await arena.post(`/games/${id}/stop`);
  });

  it('is shown that the connection is lost while the server is away', async () => {
    await watched();
    await arena.kill();
    await page.locator('[data-banner="lost"]').waitFor();
    await clean();
    const lowest = await page
      .locator('.tile')
      .evaluateAll((all) => Math.max(...all.map((tile) => tile.getBoundingClientRect().bottom)));
    const timeline = await page.locator('.timeline').evaluate((bar) => bar.getBoundingClientRect().top);
    expect(lowest).toBeLessThanOrEqual(timeline);
  });
});
