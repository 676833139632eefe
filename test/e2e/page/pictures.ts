import type { ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame, GameView } from '#libs/protocol';
import { exampleFile, startProgram } from '../../engines/document-engine.js';
import { INVENTED } from '../../support/invented-views.js';
import { recordedGame } from '../../support/recorded-game.js';
import { viewedGame } from '../../support/viewed-game.js';
import { openBrowser, openPage, type PageOptions, untilCaughtUp, untilRead } from '../browser.js';
import { BuiltArena } from '../built-arena.js';
import { dropReplay } from '../drop-replay.js';

const FOLDER = fileURLToPath(new URL('../../../docs/pictures/', import.meta.url));
const FOUR = [
  { name: 'Baron Von Moneybags', personality: 'aggressive' },
  { name: 'Professor Pennypincher', personality: 'analytical' },
  { name: 'Lady Luck', personality: 'chaotic' },
  { name: 'Duke Dividend', personality: 'conservative' },
];
const SETTLED_MS = 600;

/** No test: takes the screenshots of the documentation. */
describe('the pictures', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let finished: string;
  let nim: ChildProcess;

  beforeAll(async () => {
    await mkdir(FOLDER, { recursive: true });
    const { child, url } = await startProgram('nim.mjs', await exampleFile('nim.mjs'));
    nim = child;
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false', ORCHESTRATOR_GAME_ENGINES: `nim=${url}` });
    await arena.untilHealthy();
    browser = await openBrowser();
    const old = await Promise.all([3, 5, 8].map(async (seed) => started({ seed, speed: 'instant', max_turns: 260 })));
    await Promise.all(old.map(async (id) => until(id, ({ status }) => status === 'completed')));
    finished = old[1] ?? '';
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
    nim?.kill();
  });

  async function started(settings: object): Promise<string> {
    const { game_id: id } = await arena.post<CreatedGame>('/games', { agents: FOUR, settings });
    return id;
  }

  async function until(id: string, holds: (game: GameView) => boolean): Promise<void> {
    while (!holds(await arena.get<GameView>(`/games/${id}`)));
  }

  async function taken(name: string, options: PageOptions, show: (page: Page) => Promise<void>): Promise<void> {
    const { page, complaints } = await openPage(browser, { ...options, reducedMotion: 'reduce' });
    await show(page);
    await page.waitForTimeout(SETTLED_MS);
    await page.screenshot({ path: `${FOLDER}${name}.png` });
    await page.context().close();
    expect(complaints).toEqual([]);
  }

  it('lobby', async () => {
    const ids = await Promise.all([21, 22].map(async (seed) => started({ seed, speed: 'fast' })));
    for (const id of ids) await until(id, ({ turn_count: turns }) => turns > 4);
    await taken('lobby', { scheme: 'light' }, async (page) => {
      await page.goto(arena.url);
      await page.getByText(/won/).first().waitFor();
    });
  }, 60_000);

  it('nim', async () => {
    const agents = ['lookahead', 'random'].map((personality, index) => ({ name: ['Ada', 'Bob'][index], personality }));
    const settings = { game: 'nim', seed: 4, speed: 'fast' };
    const { game_id: id } = await arena.post<CreatedGame>('/games', { agents, settings });
    await until(id, ({ turn_count: turns }) => turns > 3);
    await arena.post(`/games/${id}/pause`, {});
    await taken('nim', { width: 1280, height: 640 }, async (page) => {
      await page.goto(`${arena.url}/g/${id}`);
      await page
        .getByText(/to move|took the last/)
        .first()
        .waitFor();
    });
  }, 60_000);

  it('game', async () => {
    const id = await started({ seed: 5, speed: 'instant' });
    await until(id, ({ turn_count: turns }) => turns > 90);
    await arena.post(`/games/${id}/speed`, { speed: 'slow' });
    await taken('game', { width: 1440, height: 810 }, async (page) => {
      await page.goto(`${arena.url}/g/${id}`);
      await untilCaughtUp(page);
    });
  }, 120_000);

  it.each([
    { name: 'auction', event: 'auction:bid', nth: 4, scheme: 'dark' as const },
    { name: 'trade', event: 'trade:proposed', nth: 1, scheme: 'light' as const },
  ])('$name', async ({ name, event, nth, scheme }) => {
    const replay = recordedGame({ turns: 160 });
    const { seq } = replay.events.filter((one) => one.event === event)[nth] ?? { seq: 0 };
    await taken(name, { scheme }, async (page) => {
      await page.goto(`${arena.url}/replay`);
      await page.getByText('Play a replay').waitFor();
      await dropReplay(page, replay);
      await untilRead(page, replay.events.length);
      await page.locator('.scrubber').fill(String(seq));
      await page.locator('.scrubber').blur();
    });
  });

  it('replay', async () => {
    await taken('replay', { width: 1440, height: 810, scheme: 'light' }, async (page) => {
      await page.goto(`${arena.url}/g/${finished}?turn=130`);
      await page.locator('[data-turn-title]').waitFor();
      await page.getByRole('tab', { name: 'Charts' }).click();
      await page.locator('.chart-title').first().waitFor();
    });
  });

  it('finished', async () => {
    await taken('finished', {}, async (page) => {
      await page.goto(`${arena.url}/g/${finished}`);
      await page.locator('[data-winner]').waitFor();
    });
  });

  it('card', async () => {
    const image = await fetch(`${arena.url}/games/${finished}/card.png?seq=700`);
    await writeFile(`${FOLDER}card.png`, Buffer.from(await image.arrayBuffer()));
  });

  it('console', async () => {
    const ids = await Promise.all([31, 32, 33].map(async (seed) => started({ seed, speed: 'slow' })));
    for (const id of ids) await until(id, ({ turn_count: turns }) => turns > 1);
    await arena.post(`/games/${ids[0] ?? ''}/pause`);
    await taken('console', { scheme: 'light', height: 860 }, async (page) => {
      await page.goto(`${arena.url}/console`);
      await page.getByRole('table', { name: 'Games' }).getByRole('link').first().waitFor();
    });
  }, 60_000);

  it('phone', async () => {
    await taken('phone', { width: 390, height: 844 }, async (page) => {
      await page.goto(`${arena.url}/g/${finished}?turn=130`);
      await page.locator('[data-turn-title]').waitFor();
    });
  });
});

/** Games that nobody plays, one for each view. */
describe('the pictures of the views', () => {
  let arena: BuiltArena;
  let browser: Browser;

  beforeAll(async () => {
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false' });
    await arena.untilHealthy();
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  it.each([
    { name: 'view-grid', game: INVENTED.square, scheme: 'dark' },
    { name: 'view-checkered', game: INVENTED.checkered, scheme: 'light' },
    { name: 'view-hex', game: INVENTED.hex, scheme: 'dark' },
    { name: 'view-points', game: INVENTED.points, scheme: 'light' },
    { name: 'view-cards', game: INVENTED.cards, scheme: 'dark' },
    { name: 'view-text', game: INVENTED.text, scheme: 'light' },
    { name: 'view-plain', game: INVENTED.plain, scheme: 'dark' },
  ] as const)('$name', async ({ name, game, scheme }) => {
    const replay = viewedGame(game);
    const { page, complaints } = await openPage(browser, { scheme, reducedMotion: 'reduce' });
    await page.goto(`${arena.url}/replay`);
    await page.getByText('Play a replay').waitFor();
    await dropReplay(page, replay);
    await untilRead(page, replay.events.length);
    await page.locator('.scrubber').fill(String(replay.events.length - 8));
    await page.locator('.scrubber').blur();
    await page.locator('[data-turn-title]').waitFor();
    await page.waitForTimeout(SETTLED_MS);
    await page.screenshot({ path: `${FOLDER}${name}.png` });
    await page.context().close();
    expect(complaints).toEqual([]);
  });
});
