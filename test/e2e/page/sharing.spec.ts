import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { CreatedGame, GameView } from '#libs/protocol';
import { readPng } from '../../support/png.js';
import { openBrowser, openPage } from '../browser.js';
import { BuiltArena } from '../built-arena.js';
import { GAME_OF_TWO } from './game-of-two.js';

describe('a link to a moment', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let gameUrl: string;

  beforeAll(async () => {
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false' });
    await arena.untilHealthy();
    const settings = { ...GAME_OF_TWO.settings, speed: 'instant' as const, max_turns: 6 };
    const { game_id: id } = await arena.post<CreatedGame>('/games', { ...GAME_OF_TWO, settings });
    while ((await arena.get<GameView>(`/games/${id}`)).status !== 'completed');
    gameUrl = `${arena.url}/g/${id}`;
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  it('is copied beside the live button, and opens at that moment', async () => {
    const { page } = await openPage(browser);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${gameUrl}?seq=12`);
    await page.locator('.scrubber[aria-valuetext^="Event 12 "]').waitFor();
    await page.getByRole('button', { name: 'Copy link to this moment' }).click();
    await page.getByRole('status').filter({ hasText: 'Link copied' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(`${gameUrl}?seq=12`);
    await page.getByRole('button', { name: 'Next event' }).click();
    await page.goto(link);
    await page.locator('.scrubber[aria-valuetext^="Event 12 "]').waitFor();
    await expect(page.locator('.scrubber').inputValue()).resolves.toBe('12');
  });

  it('goes to the menu of a device that has one', async () => {
    const { page } = await openPage(browser);
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'share', {
        value: async ({ url }: { url: string }) => void (document.documentElement.dataset['shared'] = url),
      });
    });
    await page.goto(`${gameUrl}?seq=9`);
    await page.locator('.scrubber[aria-valuetext^="Event 9 "]').waitFor();
    await page.getByRole('button', { name: 'Share this moment' }).click();
    await page.locator('html[data-shared$="?seq=9"]').waitFor({ state: 'attached' });
  });

  it('has a title and an image of it in the head of its page', async () => {
    const document = await (await fetch(`${gameUrl}?seq=12`)).text();
    const tags = new Map(
      [...document.matchAll(/<meta (?:name|property)="([^"]*)" content="([^"]*)"/g)].map(([, name, content]) => [
        name,
        content,
      ]),
    );
    expect(tags.get('og:title')).toMatch(/^A moment of Monopoly: /);
    expect(tags.get('og:url')).toBe(`${gameUrl}?seq=12`);
    const image = await fetch(tags.get('og:image') ?? '');
    expect(readPng(Buffer.from(await image.arrayBuffer()))).toMatchObject({ width: 1_200, height: 630 });
  });
});
