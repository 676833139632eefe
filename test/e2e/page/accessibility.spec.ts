import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame, CreateGame } from '#libs/protocol';
import { recordedGame } from '../../support/recorded-game.js';
import { violations } from '../axe.js';
import { openBrowser, openPage, untilCaughtUp, untilRead } from '../browser.js';
import { BuiltArena } from '../built-arena.js';
import { dropReplay } from '../drop-replay.js';

const AGENTS = ['Ada', 'Bob', 'Cy', 'Di'].map((name) => ({ name, personality: 'chaotic' }));
const FINISHED: CreateGame = { agents: AGENTS, settings: { speed: 'instant', seed: 5, max_turns: 24 } };
const RUNNING: CreateGame = { agents: AGENTS, settings: { speed: 'watch', seed: 5 } };

/** Pixels; the last five are others at a zoom of 200 %. */
const SIZES = [
  [390, 844],
  [844, 390],
  [768, 1024],
  [1920, 1080],
  [2560, 1440],
  [640, 360],
  [960, 540],
  [384, 512],
  [195, 422],
  [422, 195],
] as const;

/** Each screen in light and in dark, in one order: the lobby is empty but once. */
describe('to accessibility rules, in light and in dark, there is nothing wrong with', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let page: Page;
  let finished: string;

  beforeAll(async () => {
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false' });
    await arena.untilHealthy();
    browser = await openBrowser();
    ({ page } = await openPage(browser, { reducedMotion: 'reduce' }));
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  const clean = async (): Promise<void> => expect(await violations(page)).toEqual([]);

  async function started(game: CreateGame): Promise<string> {
    const { game_id: id } = await arena.post<CreatedGame>('/games', game);
    return `${arena.url}/g/${id}`;
  }

  describe('the lobby', () => {
    it('without a game', async () => {
      await page.goto(arena.url);
      await page.getByText('No game is running.').waitFor();
      await clean();
    });

    it('whose form names what is wrong, and has no field for a key that nobody wants', async () => {
      await page.getByLabel('Name of seat 1').fill('Twin');
      await page.getByLabel('Name of seat 2').fill('Twin');
      await page.getByRole('button', { name: 'Start and watch' }).click();
      await page.getByText('Seat 1 has this name.').waitFor();
      await expect(page.getByLabel(/API key/).count()).resolves.toBe(0);
      await clean();
    });

    it('with games that are on and over, and a leaderboard', async () => {
      finished = await started(FINISHED);
      await started(RUNNING);
      await page.goto(finished);
      await page.locator('[data-winner]').waitFor();
      await page.waitForFunction(async () => {
        const answer = await fetch('/leaderboard');
        const { leaderboard } = (await answer.json()) as { leaderboard: readonly unknown[] };
        return leaderboard.length > 0;
      });
      await page.goto(arena.url);
      await page.getByRole('table').waitFor();
      await page.getByText('Watch', { exact: true }).first().waitFor();
      await clean();
    });

    it('while it loads, and when the server does not answer', async () => {
      await page.route('**/games?*', () => undefined);
      await page.goto(arena.url);
      await page.getByRole('status', { name: 'Loading the games' }).waitFor();
      await clean();
      await page.unrouteAll();
      await page.route('**/games?*', async (route) => route.abort());
      await page.goto(arena.url);
      await page.getByRole('alert').waitFor();
      await clean();
      await page.unrouteAll();
    });
  });

  describe('a game', () => {
    it('that is over, with each of its tabs', async () => {
      await page.goto(finished);
      await page.locator('[data-winner]').waitFor();
      for (const name of ['Chat', 'Charts', 'Decisions', 'Control', 'Log']) {
        await page.getByRole('tab', { name }).click();
        await page.getByText('One moment …').waitFor({ state: 'detached' });
        await clean();
      }
    });

    // What depends on the size does not depend on the colours.
    it.each(['the game', 'the lobby'])('at every size, zoomed pages included: %s', async (screen) => {
      await page.goto(screen === 'the game' ? finished : arena.url);
      await (screen === 'the game' ? untilCaughtUp(page) : page.getByRole('table').waitFor());
      for (const [width, height] of SIZES) {
        await page.setViewportSize({ width, height });
        const found = (await violations(page, ['dark'])).map((line) => `${width}×${height} ${line}`);
        expect(found).toEqual([]);
      }
      await page.setViewportSize({ width: 1280, height: 720 });
    });

    it('at a moment of its past, with a deed and the help open', async () => {
      await page.goto(`${finished}?turn=20`);
      await page.locator('[data-turn-title]').waitFor();
      await page.locator('[data-position="5"]').focus();
      await page.getByRole('tooltip').waitFor();
      await clean();
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      await clean();
    });

    it('that is running, paused and stopped, and refuses a command', async () => {
      const url = await started(RUNNING);
      await page.goto(url);
      await untilCaughtUp(page);
      await clean();
      await page.getByRole('tab', { name: 'Control' }).click();
      await page.getByRole('button', { name: 'Pause', exact: true }).click();
      await page.locator('[data-status="paused"]').waitFor();
      await clean();
      await page.route('**/step', async (route) => route.abort());
      await page.getByRole('button', { name: 'Step', exact: true }).click();
      await page.getByRole('alert').waitFor();
      await clean();
      await page.unrouteAll();
      await page.getByRole('button', { name: 'Stop for good' }).click();
      await page.getByRole('dialog').waitFor();
      await clean();
      await page.getByRole('button', { name: 'Stop it' }).click();
      await page.locator('[aria-label="Final standings"]', { hasText: 'Stopped' }).waitFor();
      await clean();
    });

    it('in a page of somebody else’s, as a board alone and over a stream', async () => {
      await page.goto(`${finished}?embed=1`);
      await page.locator('.board').waitFor();
      await expect(page.locator('.timeline').count()).resolves.toBe(0);
      await clean();
      for (const moment of ['', '&seq=1', '&turn=20']) {
        await page.goto(`${finished}?embed=1&overlay=1${moment}`);
        await page.locator('[data-overlay] .board').waitFor();
        await clean();
      }
    });
  });

  describe('a replay', () => {
    const replay = recordedGame({ turns: 60 });

    it('that is still to be chosen, and a file that is none', async () => {
      await page.goto(`${arena.url}/replay`);
      await page.getByText('Play a replay').waitFor();
      await clean();
      await dropReplay(page, '{"events": 1}');
      await page.getByRole('alert').waitFor();
      await clean();
    });

    it.each(['auction:bid', 'trade:proposed'])('at its %s', async (name) => {
      await page.goto(`${arena.url}/replay`);
      await page.getByText('Play a replay').waitFor();
      await dropReplay(page, replay);
      await untilRead(page, replay.events.length);
      const { seq } = replay.events.find(({ event }) => event === name) ?? { seq: 0 };
      await page.locator('.scrubber').fill(String(seq));
      await page.locator('.deal').waitFor();
      await clean();
    });

    it('with a decision opened', async () => {
      await page.getByRole('tab', { name: 'Decisions' }).click();
      await page.locator('[aria-expanded]').first().click();
      await page.getByText('Options', { exact: true }).waitFor();
      await clean();
    });
  });

  it('an address that leads nowhere', async () => {
    const answer = await page.goto(`${arena.url}/no/such/place`);
    expect(answer?.status()).toBe(404);
    await page.getByText('Page not found').waitFor();
    await clean();
    await page.getByRole('link', { name: 'To the lobby' }).click();
    await page.getByRole('heading', { name: 'Arena' }).waitFor();
  });
});
