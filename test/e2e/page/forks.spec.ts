import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame, GameView } from '#libs/protocol';
import { openBrowser, openPage, untilCaughtUp } from '../browser.js';
import { BuiltArena } from '../built-arena.js';
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
    ({ page, complaints } = await openPage(browser));
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  const press = async (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

  it('forks it from the shown moment with another agent, and follows both lines side by side', async () => {
    const settings = { ...GAME_OF_TWO.settings, speed: 'instant', max_turns: 12 };
    const { game_id: id } = await arena.post<CreatedGame>('/games', { ...GAME_OF_TWO, settings });
    await page.goto(`${arena.url}/g/${id}?seq=40`);
    await untilCaughtUp(page);
    await page.getByRole('tab', { name: 'Control' }).click();
    await press('Fork from here');
    await page.getByRole('dialog', { name: 'Fork from event 40' }).waitFor();
    await page.getByLabel('Name of seat 1').fill('Cleo');
    await press('Fork');
    await page.waitForURL((url) => url.pathname.startsWith('/g/') && !url.pathname.endsWith(id));
    const forkId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const fork = await arena.get<GameView>(`/games/${forkId}`);
    expect(fork.forked_from).toEqual({ game_id: id, seq: 40 });
    expect(fork.players.map(({ name }) => name)).toEqual(['Cleo', 'Bob']);
    await untilCaughtUp(page);
    await page.getByRole('tab', { name: 'Control' }).click();
    expect(await page.getByRole('link', { name: 'That moment' }).getAttribute('href')).toContain(`/g/${id}?seq=40`);
    await page.getByRole('link', { name: 'Side by side' }).click();
    for (const size of [
      { width: 1280, height: 720, beside: true },
      { width: 390, height: 844, beside: false },
    ]) {
      await page.setViewportSize(size);
      const [game, line] = [page.getByTitle('The game'), page.getByTitle('The fork')];
      const [one, other] = [await game.boundingBox(), await line.boundingBox()];
      expect((one?.x ?? 0) < (other?.x ?? 0)).toBe(size.beside);
      expect((one?.y ?? 0) < (other?.y ?? 0)).toBe(!size.beside);
    }
    await page.getByLabel('Turn', { exact: true }).fill('3');
    for (const name of ['The game', 'The fork']) {
      await page.frameLocator(`iframe[title="${name}"][src*="turn=3"]`).getByRole('heading').first().waitFor();
    }
    expect(complaints).toEqual([]);
  });
});
