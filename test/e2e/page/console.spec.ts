import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame } from '#libs/protocol';
import { startThirdPartyAgent, type ThirdPartyAgent } from '../../fixtures/third-party-agent.js';
import { startThirdPartyEngine, type ThirdPartyEngine } from '../../fixtures/third-party-engine.js';
import { violations } from '../axe.js';
import { openBrowser, openPage } from '../browser.js';
import { BuiltArena } from '../built-arena.js';

const OPS = 'key-that-controls-0815';
const CI = 'key-that-creates-0815';
const ADMIN = 'key-of-the-admin-0815';
const SEATS = ['Ann', 'Bob'].map((name) => ({ name, personality: 'analytical' }));

describe('an operator at the console', () => {
  let engine: ThirdPartyEngine;
  let agent: ThirdPartyAgent;
  let arena: BuiltArena;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let stuck: string;

  beforeAll(async () => {
    engine = await startThirdPartyEngine({ neverEnds: true });
    agent = await startThirdPartyAgent('hang');
    arena = await BuiltArena.launch({
      ORCHESTRATOR_DEMO_GAME: 'false',
      ORCHESTRATOR_GAME_ENGINE_URL: engine.url,
      ORCHESTRATOR_AGENT_URL_ALLOW: '127.0.0.1',
      ORCHESTRATOR_API_KEYS: `${ADMIN},night:control:${OPS},ci:create:${CI}`,
      ORCHESTRATOR_LIMIT_CREATE: '2',
    });
    await arena.untilHealthy();
    stuck = await begun(
      SEATS.map((seat) => ({ ...seat, url: agent.url })),
      'instant',
    );
    await begun(SEATS, 'normal');
    browser = await openBrowser();
    ({ page, complaints } = await openPage(browser, { reducedMotion: 'reduce' }));
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
    await Promise.all([engine?.stop(), agent?.stop()]);
  });

  async function begun(agents: readonly object[], speed: string): Promise<string> {
    return (await arena.post<CreatedGame>('/games', { agents, settings: { speed, turn_timeout: 600 } })).game_id;
  }
  const table = (name: string) => page.getByRole('table', { name });
  const first = () => table('Games').locator('tbody tr').first();
  const opened = async (key: string): Promise<void> => {
    await page.getByLabel('API key with the scope control or admin').fill(key);
    await page.getByRole('button', { name: 'Open the console' }).click();
  };

  it('is asked for a key, and is offered nothing with one that only creates', async () => {
    await page.goto(`${arena.url}/console`);
    await page.getByRole('alert').filter({ hasText: 'asks for an API key' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await opened(CI);
    await page.getByRole('alert').filter({ hasText: 'This API key may not use the console' }).waitFor();
    await expect(page.getByRole('table').count()).resolves.toBe(0);
    await expect(page.getByRole('button', { name: /Pause|Stop/ }).count()).resolves.toBe(0);
  });

  it('sees the game whose agent hangs on top, and its step gets older', async () => {
    await opened(OPS);
    await first()
      .getByRole('link', { name: stuck.slice(0, 8) })
      .waitFor();
    await first()
      .getByText(/agent of (Ann|Bob), .* left/)
      .waitFor();
    const age = async (): Promise<number> =>
      Number(await first().locator('[data-step-age]').getAttribute('data-step-age'));
    const before = await age();
    while ((await age()) <= before + 2) await page.waitForTimeout(100);
    expect(page.url()).toBe(`${arena.url}/console`);
  });

  it('sees the limit that was reached, and by whom', async () => {
    await expect(begun(SEATS, 'normal')).rejects.toThrow('429');
    await table('Limits reached').locator('tr', { hasText: 'create' }).filter({ hasText: 'key key-1' }).waitFor();
  });

  it.each([
    { width: 1280, height: 720 },
    { width: 390, height: 844 },
  ])('has all of it at $width pixels, accessible in light and in dark', async ({ width, height }) => {
    await page.setViewportSize({ width, height });
    expect(await violations(page)).toEqual([]);
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(excess).toBeLessThanOrEqual(0);
    const folder = process.env['CONSOLE_SCREENS'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/console-${width}.png`, fullPage: true });
  });

  it('pauses a game by the keyboard', async () => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.getByRole('button', { name: `Pause game ${stuck.slice(0, 8)}` }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'pauses after its step' }).waitFor();
  });

  it('is asked before a game is stopped, and may think better of it', async () => {
    await page.getByRole('button', { name: `Stop game ${stuck.slice(0, 8)}` }).click();
    await page.getByRole('button', { name: 'Do not stop' }).click();
    await page.getByRole('button', { name: `Stop game ${stuck.slice(0, 8)}` }).click();
    await page.getByRole('button', { name: 'Stop for good' }).click();
    await page.getByRole('button', { name: 'stopped' }).click();
    await first()
      .getByRole('link', { name: stuck.slice(0, 8) })
      .waitFor();
  });

  it('sees that the engine is dead', async () => {
    await engine.stop();
    await table('Services').locator('tr', { hasText: 'Game engine' }).filter({ hasText: 'does not answer' }).waitFor();
    await table('Services').getByText('could not be reached').first().waitFor();
  });

  it('finds its key in no address, and nothing that breaks the Content-Security-Policy', () => {
    const refused = /status of 40[13] .*\/console\/status/;
    expect(complaints.filter((text) => !refused.test(text))).toEqual([]);
    expect(arena.output).not.toContain(OPS);
  });
});
