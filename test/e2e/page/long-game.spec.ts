import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import {
  applyPatch,
  type CreatedGame,
  type CreateGame,
  type GameState,
  type GameView,
  type Replay,
} from '#libs/protocol';
import { recordedGame } from '../../support/recorded-game.js';
import { openBrowser, openPage, untilRead } from '../browser.js';
import { BuiltArena } from '../built-arena.js';
import { mainThreadWork } from '../main-thread.js';

/** Milliseconds of the main thread. */
const SHOWN_WITHIN_MS = 1_000;
const MAX_TASK_MS = 100;
/** What the page does is slow each time; what the machine does is not. */
const MAX_SCRUBS = 3;
const MAX_SCRUB_TASK_MS = 50;

const POLL_MS = 20;

const AGENTS = ['Ada', 'Bob', 'Cy'].map((name) => ({ name, personality: 'chaotic' }));
const FINISHED: CreateGame = { agents: AGENTS, settings: { speed: 'instant', seed: 5, max_turns: 30 } };
const RUNNING: CreateGame = { agents: AGENTS, settings: { speed: 'watch', seed: 5 } };

/** What a viewer reads off the page: the status, the button of time, the board, the cards of the players, the standings. */
async function reading(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const text = (selector: string): string => document.querySelector(selector)?.textContent ?? '';
    return {
      status: text('.chip[data-status]'),
      live: text('.live'),
      owned: [...document.querySelectorAll('.tile[data-owned]')].map(
        (tile) => tile.querySelector('.sr-only')?.textContent,
      ),
      cash: [...document.querySelectorAll('.seat-money')].map((money) => money.firstElementChild?.textContent),
      standings: text('[aria-label="Standings"]'),
      title: text('[data-turn-title]'),
    };
  });
}

function lastState({ initial_state: initial, pictures }: Replay): GameState {
  return pictures.reduce<GameState>(
    (state, picture) => ('state' in picture ? picture.state : (applyPatch(state, picture.patch) as GameState)),
    initial,
  );
}

describe('a game whose past takes time to read', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let page: Page;
  let finished: string;

  beforeAll(async () => {
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false' });
    await arena.untilHealthy();
    browser = await openBrowser();
    finished = await created(FINISHED);
    while ((await arena.get<GameView>(`/games/${finished}`)).status !== 'completed') await sleep(POLL_MS);
  });

  afterEach(async () => page.context().close());

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  const created = async (game: CreateGame): Promise<string> => (await arena.post<CreatedGame>('/games', game)).game_id;

  /** A new page on which replays are held back until the returned function is called. */
  async function withoutPast(): Promise<() => void> {
    ({ page } = await openPage(browser));
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/replay', async (route) => released.then(async () => route.continue()));
    return release;
  }

  it('shows board, status and standings at once, and the same when all of it is read', async () => {
    const release = await withoutPast();
    await page.goto(`${arena.url}/g/${finished}`);
    await page.locator('[data-winner]').waitFor();
    await page.getByText('Reading what has happened so far').waitFor();
    await page.locator('.tile').first().waitFor();
    const before = await reading(page);
    expect(before).toMatchObject({ status: 'Finished', live: 'END', title: expect.stringContaining('Turn 30') });
    release();
    await page.locator('.chapter').first().waitFor();
    await expect(reading(page)).resolves.toEqual(before);
  });

  it('shows the event of a link at once, and the same when it is read', async () => {
    const release = await withoutPast();
    const { events } = await arena.get<{ events: { seq: number; event: string }[] }>(`/games/${finished}/events`);
    const { seq } = events.findLast(({ event }) => event === 'turn:start') ?? { seq: 0 };
    await page.goto(`${arena.url}/g/${finished}?seq=${seq}`);
    await page.getByText('Reading what has happened so far').waitFor();
    await page.locator('.tile').first().waitFor();
    const before = await reading(page);
    expect(before).toMatchObject({ status: 'Finished', live: expect.stringMatching(/^\d+ behind$/), standings: '' });
    release();
    await page.locator('.chapter').first().waitFor();
    await expect(reading(page)).resolves.toEqual(before);
  });

  it('is not called live before it is followed, and its connection not lost', async () => {
    const release = await withoutPast();
    await page.goto(`${arena.url}/g/${await created(RUNNING)}`);
    await page.locator('[data-link="connecting"]').waitFor();
    await expect(reading(page)).resolves.toMatchObject({ status: 'Running', live: 'LOADING' });
    release();
    await page.locator('[data-link="connected"]').waitFor();
    await page.locator('.live', { hasText: 'LIVE' }).waitFor();
    await expect(page.locator('[data-banner]').count()).resolves.toBe(0);
  });

  it('is read in a hidden tab, which has no frames', async () => {
    ({ page } = await openPage(browser));
    await page.addInitScript(() => {
      Object.defineProperty(document, 'hidden', { get: () => true });
      globalThis.requestAnimationFrame = () => 0;
    });
    await page.goto(`${arena.url}/g/${finished}`);
    await page.locator('.chapter').first().waitFor();
  });

  describe('of 19,000 events', () => {
    const replay = recordedGame({ turns: 2_600 });
    const length = replay.events.length;

    async function openLong(): Promise<void> {
      ({ page } = await openPage(browser));
      const game = { ...replay.game, state: { ...lastState(replay), turn_number: 2_600 } };
      await page.route('**/games/recorded', async (route) => route.fulfill({ json: game }));
      await page.route('**/games/recorded/result', async (route) => route.fulfill({ json: {} }));
      await page.route('**/games/recorded/replay', async (route) => route.fulfill({ json: replay }));
      await page.addInitScript(() => {
        const watcher = new MutationObserver(() => {
          if (document.querySelector('[data-winner]') === null) return;
          watcher.disconnect();
          performance.mark('shown');
        });
        watcher.observe(document, { subtree: true, childList: true });
      });
    }

    it('is shown within a second of the main thread, and no task holds it up', async () => {
      await openLong();
      let first: unknown;
      const { tasks, marks } = await mainThreadWork(browser, page, async () => {
        await page.goto(`${arena.url}/g/recorded`);
        await page.locator('[data-winner]').waitFor();
        first = await reading(page);
        await untilRead(page, length);
      });
      const shownAt = marks.get('shown') ?? Number.NaN;
      const untilShown = tasks.filter(({ startedAt }) => startedAt <= shownAt).reduce((sum, { ms }) => sum + ms, 0);
      const all = tasks.reduce((sum, { ms }) => sum + ms, 0);
      const longest = Math.max(...tasks.map(({ ms }) => ms));
      process.stderr.write(
        `${length} events: shown after ${untilShown.toFixed(0)} ms of the main thread, read after ${all.toFixed(0)} ms, the longest task ${longest.toFixed(0)} ms\n`,
      );
      expect(untilShown).toBeGreaterThan(1);
      expect(untilShown).toBeLessThan(SHOWN_WITHIN_MS);
      expect(longest).toBeLessThan(MAX_TASK_MS);
      expect(first).toMatchObject({ status: 'Finished', live: 'END' });
      await expect(reading(page)).resolves.toEqual(first);
    });

    it('is scrubbed without a task that is noticed, with the log and with the charts', async () => {
      await openLong();
      await page.goto(`${arena.url}/g/recorded`);
      await untilRead(page, length);
      for (const tab of ['Log', 'Charts', 'Decisions', 'Chat']) {
        await page.getByRole('tab', { name: tab }).click();
        await page.getByText('One moment …').waitFor({ state: 'detached' });
        let longest = Infinity;
        for (let scrubs = 0; scrubs < MAX_SCRUBS && longest >= MAX_SCRUB_TASK_MS; scrubs += 1) {
          const { tasks } = await mainThreadWork(browser, page, async () => scrub(page, length));
          expect(tasks.length).toBeGreaterThan(20);
          longest = Math.min(longest, Math.max(...tasks.map(({ ms }) => ms)));
          process.stderr.write(`scrubbing with ${tab}: the longest task ${longest.toFixed(0)} ms\n`);
        }
        expect(longest).toBeLessThan(MAX_SCRUB_TASK_MS);
      }
    });
  });
});

/** Moves to twenty events all over the game, each of which is drawn. */
async function scrub(page: Page, length: number): Promise<void> {
  await page.evaluate(async (last) => {
    const bar = document.querySelector<HTMLInputElement>('.scrubber');
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    for (let step = 1; step <= 20; step += 1) {
      set?.call(bar, String(Math.round((last * ((step * 7) % 20)) / 20)));
      bar?.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    }
  }, length);
}
