import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CreatedGame } from '#libs/protocol';
import { LoadBalancer, PREFIX } from '../../support/load-balancer.js';
import { typedOut } from '../../support/mcp-setup.js';
import { recordedGame } from '../../support/recorded-game.js';
import { openBrowser, openPage, untilCaughtUp, untilRead } from '../browser.js';
import { BuiltArena } from '../built-arena.js';
import { dropReplay } from '../drop-replay.js';
import { GAME_OF_TWO } from './game-of-two.js';

const HOST = 'arena.example';
const GUIDE = readFileSync(new URL('../../../docs/mcp.md', import.meta.url), 'utf8');

describe('through a proxy with TLS, another name and a path', () => {
  let arena: BuiltArena;
  let nginx: LoadBalancer;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let home: string;
  let gameId: string;

  beforeAll(async () => {
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false', ORCHESTRATOR_TRUST_PROXY: '127.0.0.1,::1' });
    await arena.untilHealthy();
    const settings = { ...GAME_OF_TWO.settings, speed: 'watch' as const };
    ({ game_id: gameId } = await arena.post<CreatedGame>('/games', { ...GAME_OF_TWO, settings }));
    nginx = await LoadBalancer.start('nginx', arena.url);
    home = `https://${HOST}:${nginx.port}${PREFIX}`;
    browser = await openBrowser([`--host-resolver-rules=MAP ${HOST} 127.0.0.1`, '--ignore-certificate-errors']);
    ({ page, complaints } = await openPage(browser));
  });

  afterAll(async () => {
    await browser?.close();
    await nginx?.[Symbol.asyncDispose]();
    await arena?.dispose();
  });

  it('the lobby types out how assistants connect, as the guide does, with its own address to copy', async () => {
    await page.goto(`${home}/`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByText(`${home}/mcp`, { exact: true }).waitFor();
    const shown = await page.locator('[aria-labelledby="assistant"] code').allTextContents();
    const inGuide = typedOut(GUIDE).map((setup) => setup.replace(/ +#.*/, '').replace('http://localhost:3000', home));
    expect(shown).toEqual([`${home}/mcp`, ...inGuide.slice(0, 3)]);
    await page.getByRole('button', { name: 'Copy: Claude Code' }).click();
    await page.getByText('Copied', { exact: true }).first().waitFor();
    expect(await page.evaluate(async () => navigator.clipboard.readText())).toBe(shown[1]);
  });

  it('the lobby leads to a game, which is followed live and controlled', async () => {
    await page.goto(`${home}/`);
    await page.locator(`a[href="${PREFIX}/g/${gameId}"]`).first().click();
    await untilCaughtUp(page);
    expect(page.url()).toBe(`${home}/g/${gameId}`);
    const status = await page.evaluate(
      async (url) => (await fetch(url, { method: 'POST' })).status,
      `${home}/games/${gameId}/pause`,
    );
    expect(status).toBe(200);
    await page.getByText('Paused').first().waitFor();
  });

  it("the browser's EventSource follows a game: every event from the first on, and then each as it happens", async () => {
    await page.goto(`${home}/`);
    const seqs = await page.evaluate(async (games) => {
      const source = new EventSource(`${games}/stream?after_seq=0`);
      const ids: number[] = [];
      const note = ({ lastEventId }: MessageEvent): number => ids.push(Number(lastEventId));
      for (const name of ['game:started', 'turn:start', 'agent:thinking', 'game:paused'])
        source.addEventListener(name, note);
      await new Promise((resolve) => source.addEventListener('game:state', resolve, { once: true }));
      const sped = new Promise((resolve) => source.addEventListener('game:speed', resolve, { once: true }));
      source.addEventListener('game:speed', note);
      await fetch(`${games}/speed`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ speed: 'slow' }),
      });
      await sped;
      source.close();
      return ids;
    }, `${home}/games/${gameId}`);
    expect(seqs[0]).toBe(1);
    expect(seqs.at(-1)).toBeGreaterThan(2);
    expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b));
  });

  it.each(['', '/', '?seq=1'])('a game is opened by its address with %j after it', async (rest) => {
    await page.goto(`${home}/g/${gameId}${rest}`);
    await page.locator('.board').waitFor();
  });

  it.each(['/replay', '/replay/'])('a replay is played at %s', async (path) => {
    const replay = recordedGame({ turns: 3 });
    await page.goto(home + path);
    await page.getByText('Play a replay').waitFor();
    await dropReplay(page, replay);
    await untilRead(page, replay.events.length);
  });

  it.each(['/tv', '/tv/'])('the tensest game is followed at %s', async (path) => {
    await page.goto(home + path);
    await page.locator('.board').waitFor();
  });

  it('the documentation sends its requests through it, too', async () => {
    await page.goto(`${home}/docs`);
    await page.locator('.opblock').first().waitFor();
    await page.locator(`.servers option[value="${home}"]`).waitFor({ state: 'attached' });
  });

  it('nothing breaks the Content-Security-Policy, and nothing is missing', () => {
    expect(complaints).toEqual([]);
  });

  it('other pages show the board inside them, and nothing else', async () => {
    const { page: other } = await openPage(browser);
    const shown = async (path: string): Promise<boolean> => {
      await other.setContent(`<iframe src="${home}${path}"></iframe>`);
      const frame = other.frames()[1];
      await frame?.waitForLoadState();
      return frame?.url() === home + path;
    };
    expect(await shown(`/g/${gameId}?embed=1`)).toBe(true);
    expect(await shown(`/g/${gameId}?overlay=1`)).toBe(true);
    for (const path of ['/', `/g/${gameId}`, '/?embed=1', '/docs?embed=1', '/games'])
      expect(await shown(path)).toBe(false);
  });
});
