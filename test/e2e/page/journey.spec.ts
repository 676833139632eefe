import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame, GameView, Replay } from '#libs/protocol';
import { openBrowser, openPage, untilCaughtUp } from '../browser.js';
import { BuiltArena } from '../built-arena.js';
import { dropReplay } from '../drop-replay.js';
import { GAME_OF_TWO } from './game-of-two.js';

/** Everything a viewer does with a game, from its start in the lobby on. */
describe('a viewer of what npm start runs', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let gamePath: string;

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

  const scrubber = (): ReturnType<Page['locator']> => page.locator('.scrubber');
  const shownSeq = async (): Promise<number> => Number(await scrubber().inputValue());

  /** The page shows a new moment with its next frame. */
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) await page.evaluate(() => new Promise(requestAnimationFrame));
  };

  it('is shown what to do where there is no game', async () => {
    await page.goto(arena.url);
    await page.getByText('No game is running.').waitFor();
    await page.getByText('Games that are over are kept here').waitFor();
  });

  it('starts a game from the lobby and is taken to it', async () => {
    await page.getByLabel('Name of seat 1').fill('Zoe');
    await page.getByRole('button', { name: 'Remove seat 3' }).click();
    await page.getByLabel('Speed').selectOption('instant');
    await page.getByLabel('Seed').fill('11');
    await page.getByLabel('Maximum turns').fill('60');
    await page.getByRole('button', { name: 'Start and watch' }).click();
    await page.waitForURL('**/g/*');
    gamePath = new URL(page.url()).pathname;
    await page.locator('.seat-card').nth(1).waitFor();
    const names = await page.locator('.seat-card h3').allTextContents();
    expect(names.toSorted((a, b) => a.localeCompare(b))).toEqual(['Bruno', 'Zoe']);
  });

  it('watches it to its end and sees the final standings', async () => {
    await page.locator('[data-winner]').waitFor();
    await expect(page.locator('[aria-label="Standings"] li').count()).resolves.toBe(2);
    await page.locator('[data-status="completed"]').waitFor();
  });

  it('scrubs through all of it', async () => {
    await scrubber().fill('40');
    await page.locator('.live', { hasText: 'behind' }).waitFor();
    await expect(page.locator('[data-winner]').count()).resolves.toBe(0);
    await page.keyboard.press('ArrowRight');
    await until(async () => (await shownSeq()) === 41);
    await page.keyboard.press('End');
    await page.locator('[data-winner]').waitFor();
    await page.keyboard.press('Home');
    await until(async () => (await shownSeq()) === 0);
  });

  it('plays it again at a rate of its own', async () => {
    await page.getByLabel('Playback speed').selectOption('16');
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.waitForFunction(() => Number(document.querySelector<HTMLInputElement>('.scrubber')?.value) > 20);
    await page.getByRole('button', { name: 'Pause playback', exact: true }).click();
    const seq = await shownSeq();
    await page.keyboard.press('l');
    await page.locator('.live[aria-pressed="true"]').waitFor();
    await until(async () => (await shownSeq()) > seq);
  });

  it('follows a link into the middle, and stays there after a reload', async () => {
    await page.goto(`${arena.url}${gamePath}?turn=20`);
    await page.locator('[data-turn-title]', { hasText: 'Turn 20' }).waitFor();
    await page.reload();
    await page.locator('[data-turn-title]', { hasText: 'Turn 20' }).waitFor();
    await page.goto(`${arena.url}${gamePath}?seq=33`);
    await page.locator('.live', { hasText: 'behind' }).waitFor();
    await until(async () => (await shownSeq()) === 33);
  });

  it('is shown the whole story by a server without replays, too', async () => {
    const id = gamePath.split('/').at(-1) ?? '';
    await page.route('**/replay', async (route) => route.fulfill({ status: 404, json: { detail: 'Not here.' } }));
    const { game_id: running } = await arena.post<CreatedGame>('/games', GAME_OF_TWO);
    await page.goto(`${arena.url}/g/${running}`);
    await untilCaughtUp(page);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.locator('.line', { hasText: 'The game begins.' }).waitFor();
    await expect(page.locator('.seat-card').first().textContent()).resolves.toContain('$1,500');
    await arena.post(`/games/${running}/stop`);
    await page.goto(`${arena.url}/g/${id}`);
    await page.locator('[data-winner]').waitFor();
    await page.unroute('**/replay');
  });

  it('reads the log undisturbed while the game goes on', async () => {
    const { game_id: running } = await arena.post<CreatedGame>('/games', GAME_OF_TWO);
    await arena.post(`/games/${running}/speed`, { speed: 'instant' });
    await page.goto(`${arena.url}/g/${running}`);
    await page.locator('.chapter').nth(10).waitFor();
    const log = page.getByRole('region', { name: 'Log' });
    await log.evaluate((box) => box.scrollTo({ top: box.scrollHeight / 3 }));
    await page.getByRole('button', { name: 'Jump to newest' }).waitFor();
    const topLine = async (): Promise<string> =>
      log.evaluate((box) => {
        const top = box.getBoundingClientRect().top;
        const lines = [...box.querySelectorAll<HTMLElement>('.line')];
        const first = lines.find((line) => line.getBoundingClientRect().top > top + 30);
        return `${first?.dataset['seq']} at ${Math.round((first?.getBoundingClientRect().top ?? 0) - top)}`;
      });
    const before = await topLine();
    const seq = await shownSeq();
    await until(async () => (await shownSeq()) > seq + 300);
    await expect(topLine()).resolves.toBe(before);
    await arena.post(`/games/${running}/stop`);
  });

  it('plays a dropped replay of it, without the server', async () => {
    const replay = await arena.get<Replay>(`/games/${gamePath.split('/').at(-1)}/replay`);
    await page.goto(`${arena.url}/replay`);
    await page.getByText('Play a replay').waitFor();
    await dropReplay(page, replay);
    await page.locator('.board').waitFor();
    await page.locator('.game-header', { hasText: 'Replay' }).waitFor();
    await page.keyboard.press('End');
    await page.locator('[data-winner]').waitFor();
    await expect(page.locator('.live').count()).resolves.toBe(0);
  });

  it('is shown why a file cannot be played', async () => {
    await page.goto(`${arena.url}/replay`);
    await page.getByText('Play a replay').waitFor();
    await dropReplay(page, '{"events": 1}');
    await page.getByRole('alert').filter({ hasText: 'no list of events' }).waitFor();
  });

  it('is shown that there is no such game', async () => {
    await page.goto(`${arena.url}/g/00000000-0000-4000-8000-000000000000`);
    await page.getByText('There is no such game').waitFor();
  });

  it('loses the server in mid-game, gets it back, and has missed nothing', async () => {
    const { game_id: id } = await arena.post<CreatedGame>('/games', GAME_OF_TWO);
    await page.goto(`${arena.url}/g/${id}`);
    await untilCaughtUp(page);
    const restarting = arena.killedAndRestarted();
    await page.locator('[data-banner="lost"]').waitFor();
    arena = await restarting;
    await arena.untilHealthy();
    await page.locator('[data-banner="lost"]').waitFor({ state: 'detached' });
    const { seq } = await arena.get<GameView>(`/games/${id}`);
    await page.waitForFunction(
      (known) => Number(document.querySelector<HTMLInputElement>('.scrubber')?.value) >= known,
      seq,
    );
  });

  it('has seen a page without errors but those that they made', () => {
    const made = [
      /status of 404 .*\/replay$/,
      /status of 404 .*\/(games|g)\/00000000-0000-4000-8000-000000000000$/,
      /WebSocket connection .* failed/,
    ];
    expect(complaints.filter((text) => !made.some((one) => one.test(text)))).toEqual([]);
  });
});
