import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame, GameView } from '#libs/protocol';
import { violations } from '../axe.js';
import { openBrowser, openPage, untilCaughtUp } from '../browser.js';
import { BuiltArena } from '../built-arena.js';
import { until } from '../../support/until.js';
import { GAME_OF_TWO } from './game-of-two.js';

/** Somebody who watches a game and lets it go on otherwise. */
describe('a viewer of what npm start runs', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    arena = await BuiltArena.npmStart({ ORCHESTRATOR_DEMO_GAME: 'false' });
    await arena.untilHealthy();
    browser = await openBrowser();
    ({ page, complaints } = await openPage(browser, { reducedMotion: 'reduce' }));
    page.setDefaultTimeout(20_000);
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  const press = async (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

  const SIZES = [
    { width: 1280, height: 720, isBeside: true },
    { width: 390, height: 844, isBeside: false },
  ] as const;

  let id: string;
  let forkId: string;

  it('forks it from the shown moment with another agent', async () => {
    const settings = { ...GAME_OF_TWO.settings, speed: 'instant', max_turns: 12 };
    ({ game_id: id } = await arena.post<CreatedGame>('/games', { ...GAME_OF_TWO, settings }));
    await until(
      ({ status }) => status === 'completed',
      () => arena.get<GameView>(`/games/${id}`),
    );
    await page.goto(`${arena.url}/g/${id}?seq=40`);
    await page.locator('.timeline[aria-busy="false"]').waitFor();
    // Beside the button that copies the link to this moment.
    await page.getByRole('region', { name: 'Time' }).getByRole('button', { name: 'Fork from here' }).click();
    const dialog = page.getByRole('dialog', { name: 'Fork from event 40' });
    await dialog.waitFor();
    expect(await violations(page)).toEqual([]);
    for (const { width, height } of SIZES.toReversed()) {
      await page.setViewportSize({ width, height });
      const { x, width: wide } = (await dialog.boundingBox()) ?? { x: -1, width: 0 };
      expect([x >= 0, x + wide <= width]).toEqual([true, true]);
    }
    await page.getByLabel('Name of seat 1').fill('Cleo');
    await press('Fork');
    await page.waitForURL((url) => url.pathname.startsWith('/g/') && !url.pathname.endsWith(id));
    forkId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const fork = await arena.get<GameView>(`/games/${forkId}`);
    expect(fork.forked_from).toEqual({ game_id: id, seq: 40 });
    expect(fork.players.map(({ name }) => name)).toEqual(['Cleo', 'Bob']);
  });

  it('reads why it cannot be forked, where its engine does not announce that', async () => {
    await page.route('**/engines', async (route) => route.fulfill({ json: { engines: [] } }));
    await page.goto(`${arena.url}/g/${id}?seq=40`);
    await press('Fork from here');
    const dialog = page.getByRole('dialog', { name: 'Fork from event 40' });
    await dialog.getByText('This game cannot be forked').waitFor();
    expect(await violations(page)).toEqual([]);
    await press('Close');
    await dialog.waitFor({ state: 'detached' });
    await page.unroute('**/engines');
    await page.goto(`${arena.url}/g/${forkId}`);
  });

  it('goes back to that moment from the fork, and follows both games side by side', async () => {
    await until(
      ({ status }) => status === 'completed',
      () => arena.get<GameView>(`/games/${forkId}`),
    );
    await untilCaughtUp(page);
    await page.getByRole('tab', { name: 'Control' }).click();
    expect(await page.getByRole('link', { name: 'That moment' }).getAttribute('href')).toContain(`/g/${id}?seq=40`);
    await page.getByRole('link', { name: 'Side by side' }).click();
    const frames = ['The game', 'The fork'].map((name) => page.getByTitle(name));
    for (const { width, height, isBeside } of SIZES) {
      await page.setViewportSize({ width, height });
      const [one, other] = await Promise.all(frames.map(async (frame) => frame.boundingBox()));
      expect((one?.x ?? 0) < (other?.x ?? 0)).toBe(isBeside);
      expect((one?.y ?? 0) < (other?.y ?? 0)).toBe(!isBeside);
    }
    await page.getByLabel('Turn', { exact: true }).fill('10');
    await press('Next turn');
    for (const [title, game] of [
      ['The game', id],
      ['The fork', forkId],
    ] as const) {
      const frame = page.frameLocator(`iframe[title="${title}"][src*="/${game}?"][src*="turn=11"]`);
      await frame.locator('[data-turn-title]', { hasText: '11' }).waitFor();
    }
    expect(await violations(page)).toEqual([]);
  });

  it('takes turns from the frame of the fork alone', async () => {
    await page.evaluate(async (game) => {
      const isDelivered = new Promise((resolve) => {
        addEventListener('message', ({ data }) => data === 'delivered' && resolve(data));
      });
      window.postMessage({ type: 'arena:turn', game_id: game, turn: 900 }, '*');
      window.postMessage('delivered', '*');
      await isDelivered;
    }, forkId);
    await press('Newest');
    await press('Next turn');
    expect(Number(await page.getByLabel('Turn', { exact: true }).inputValue())).toBeLessThan(900);
  });

  it('makes the page report no error', () => {
    expect(complaints).toEqual([]);
  });
});
