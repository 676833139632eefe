import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { CreatedGame, CreateGame, GameView } from '#libs/protocol';
import { recordedGame } from '../../support/recorded-game.js';
import { openBrowser, openPage, untilCaughtUp, untilRead } from '../browser.js';
import { BuiltArena } from '../built-arena.js';

const GAME: CreateGame = {
  agents: ['Ada', 'Bob', 'Cy', 'Di'].map((name) => ({ name, personality: 'chaotic' })),
  settings: { speed: 'instant', seed: 2, max_turns: 400 },
};
/** Fifty frames a second leave so much of the main thread for each. Milliseconds. */
const BUDGET_MS = 20;

/** What Chromium's main thread has done so far, in seconds of its own processor time: other processes do not count. */
async function mainThread(
  session: CDPSession,
): Promise<{ readonly busy: number; readonly heap: number; readonly nodes: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { busy: value('TaskDuration'), heap: value('JSHeapUsedSize'), nodes: value('Nodes') };
}

/** Counts frames from the first script of the page on. */
async function countFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const count = (): void => {
      Reflect.set(globalThis, 'frames', (Number(Reflect.get(globalThis, 'frames')) || 0) + 1);
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
}

async function measured(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

describe('the page', () => {
  let arena: BuiltArena;
  let browser: Browser;

  beforeAll(async () => {
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false' });
    await arena.untilHealthy();
    browser = await openBrowser(['--js-flags=--expose-gc']);
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  it('keeps to fifty frames a second while it catches up with a game at instant speed', async () => {
    const { game_id: id } = await arena.post<CreatedGame>('/games', GAME);
    const { page } = await openPage(browser);
    await countFrames(page);
    await page.goto(arena.url);
    let seq = 0;
    while (seq < 2_000) ({ seq } = await arena.get<GameView>(`/games/${id}`));
    const session = await measured(page);
    await page.goto(`${arena.url}/g/${id}`);
    const before = await mainThread(session);
    const framesBefore = Number(await page.evaluate(() => Reflect.get(globalThis, 'frames')));
    await page.waitForFunction(
      (known) => Number(document.querySelector<HTMLInputElement>('.scrubber')?.value) >= known,
      seq,
    );
    await untilCaughtUp(page);
    const after = await mainThread(session);
    const frames = Number(await page.evaluate(() => Reflect.get(globalThis, 'frames'))) - framesBefore;
    const perFrameMs = ((after.busy - before.busy) * 1_000) / Math.max(1, frames);
    process.stderr.write(
      `${seq} events and what followed: ${frames} frames, ${perFrameMs.toFixed(1)} ms of the main thread for each\n`,
    );
    expect(perFrameMs).toBeLessThan(BUDGET_MS);
    await page.context().close();
  }, 120_000);

  it('needs no more memory and no more document for 10,000 events than for 2,000', async () => {
    const small = await afterReplay(250);
    const large = await afterReplay(1_400);
    process.stderr.write(
      `${small.events} events: ${(small.heap / 1e6).toFixed(1)} MB, ${small.nodes} nodes; ${large.events} events: ${(large.heap / 1e6).toFixed(1)} MB, ${large.nodes} nodes\n`,
    );
    expect(large.events).toBeGreaterThan(10_000);
    expect(large.nodes).toBeLessThan(small.nodes * 1.2);
    expect(large.heap - small.heap).toBeLessThan(10e6);
  }, 120_000);

  /** What is left in use once a game of `turns` turns has been read to its end. */
  async function afterReplay(
    turns: number,
  ): Promise<{ readonly events: number; readonly heap: number; readonly nodes: number }> {
    const replay = recordedGame({ turns });
    const { page } = await openPage(browser);
    await page.route('**/games/recorded', async (route) =>
      route.fulfill({ json: { ...replay.game, state: replay.initial_state } }),
    );
    await page.route('**/games/recorded/*', async (route) => route.fulfill({ json: replay }));
    await page.goto(`${arena.url}/g/recorded`);
    await untilRead(page, replay.events.length);
    await page.locator('.log .line').first().waitFor();
    const session = await measured(page);
    await session.send('HeapProfiler.collectGarbage');
    const { heap, nodes } = await mainThread(session);
    await page.context().close();
    return { events: replay.events.length, heap, nodes };
  }
});
