import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame } from '#libs/protocol';
import { recordedGame } from '../../support/recorded-game.js';
import { openBrowser, openPage, untilRead } from '../browser.js';
import { BuiltArena } from '../built-arena.js';
import { dropReplay } from '../drop-replay.js';
import { GAME_OF_TWO } from './game-of-two.js';

const EIGHT = ['Ada', 'Bruno', 'Cleo', 'Dmitri', 'Esme', 'Faruk', 'Greta', 'Hugo'];

/** What goes wrong at the viewer's end: each time the page names what, where it happened, and continues. */
describe('a viewer', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let page: Page;
  let gameUrl: string;

  beforeAll(async () => {
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false' });
    await arena.untilHealthy();
    browser = await openBrowser();
    const settings = { ...GAME_OF_TWO.settings, speed: 'instant' as const, max_turns: 12 };
    const { game_id: id } = await arena.post<CreatedGame>('/games', { ...GAME_OF_TWO, settings });
    gameUrl = `${arena.url}/g/${id}`;
  });

  beforeEach(async () => {
    await page?.context().close();
    ({ page } = await openPage(browser, { reducedMotion: 'reduce' }));
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  const start = async (): Promise<void> => page.getByRole('button', { name: 'Start and watch' }).click();
  const whatIsWrong = async (label: string): Promise<string> => {
    const field = page.getByLabel(label);
    await page.waitForFunction((one) => document.activeElement === one, await field.elementHandle());
    const described = (await field.getAttribute('aria-describedby')) ?? '';
    return (await page.locator(`[id="${described}"]`).textContent()) ?? '';
  };

  it('keeps the page when a part of it cannot be fetched, and gets the part when it can', async () => {
    await page.route('**/assets/charts-*', async (route) => route.abort());
    await page.goto(gameUrl);
    await page.locator('[data-winner]').waitFor();
    await page.getByRole('tab', { name: 'Charts' }).click();
    await page.getByRole('alert').filter({ hasText: 'cannot be loaded' }).waitFor();
    await expect(page.locator('.tile').count()).resolves.toBe(40);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.chart-title').first().waitFor();
  });

  it('finds a mistake at its field, also in a part of the form that is closed', async () => {
    await page.goto(arena.url);
    const closed = page.locator('form details', { hasText: 'Own model' }).first().locator('summary');
    await closed.click();
    await page.getByLabel('Address of the agent of seat 1').fill('nonsense');
    await closed.click();
    await start();
    await expect(whatIsWrong('Address of the agent of seat 1')).resolves.toContain('http://');
    await page.getByLabel('Address of the agent of seat 1').fill('');
    await page.getByLabel('Seed').fill('-4');
    await start();
    await expect(whatIsWrong('Seed')).resolves.toContain('0 to 4,294,967,295');
  });

  it('finds what the server refuses at its field, too, shown once', async () => {
    await page.goto(arena.url);
    await page.locator('form details', { hasText: 'Own model' }).first().locator('summary').click();
    await page.getByLabel('Address of the agent of seat 1').fill('http://169.254.169.254/');
    await start();
    await page.getByText('leads to a metadata address').waitFor();
    await expect(whatIsWrong('Address of the agent of seat 1')).resolves.toContain('metadata address');
    await expect(page.getByRole('alert').count()).resolves.toBe(0);
  });

  it.each([
    { what: 'is an image', content: '\u0089PNG', emitted: 'It is no replay' },
    { what: 'ends too soon', content: '{"version": 1, "events": [', emitted: 'not all of one' },
    { what: 'is of another version', content: '{"version": 2, "events": []}', emitted: 'supports version 1' },
    { what: 'is empty', content: '{"version": 1, "events": []}', emitted: 'This replay is empty' },
  ])('is shown on each screen why a dropped file that $what cannot be played', async ({ content, emitted }) => {
    await page.goto(gameUrl);
    await page.locator('[data-winner]').waitFor();
    await dropReplay(page, content);
    await page.getByRole('alert').filter({ hasText: emitted }).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await expect(page.locator('[data-winner]').count()).resolves.toBe(1);
  });

  it('plays a game that is over from its first event, at the first press', async () => {
    await page.goto(gameUrl);
    await page.locator('[data-winner]').waitFor();
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.locator('[data-winner]').waitFor({ state: 'detached' });
  });

  it('comes back to the moment that was shown before', async () => {
    await page.goto(`${gameUrl}?turn=3`);
    await page.locator('[data-turn-title]', { hasText: 'Turn 3' }).waitFor();
    await page.waitForURL('**?seq=*');
    await page.locator('.scrubber').fill('50');
    await page.waitForURL('**?seq=50');
    await page.reload();
    await page.locator('.timeline-count', { hasText: /^50 \// }).waitFor();
  });

  it.each([{ width: 1024 }, { width: 1280 }, { width: 390 }])('reads eight cards at $width', async ({ width }) => {
    await page.setViewportSize({ width, height: 768 });
    await page.goto(`${arena.url}/replay`);
    const replay = recordedGame({ turns: 30, names: EIGHT });
    await page.getByText('Play a replay').waitFor();
    await dropReplay(page, replay);
    await untilRead(page, replay.events.length);
    const spilled = await page
      .locator('.seat-card')
      .evaluateAll((all) => all.filter((card) => card.scrollWidth > card.clientWidth).length);
    expect(spilled).toBe(0);
  });
});
