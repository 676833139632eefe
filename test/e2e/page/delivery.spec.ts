import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CreatedGame, Replay } from '#libs/protocol';
import { BuiltArena } from '../built-arena.js';
import { GAME_OF_TWO } from './game-of-two.js';

interface Sent {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly bytes: number;
}

/** What crosses the wire: `fetch` would ask for what it likes and unpack it. */
async function sent(url: string, encodings: string): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { 'accept-encoding': encodings } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => void (bytes += chunk.length));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, bytes }));
      answer.on('error', reject);
    });
    asked.on('error', reject).end();
  });
}

describe('over a slow line', () => {
  let arena: BuiltArena;
  let script: string;
  let gameId: string;

  beforeAll(async () => {
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false' });
    await arena.untilHealthy();
    const document = await (await fetch(arena.url)).text();
    script = new URL(/src="(.*?)"/.exec(document)?.[1] ?? '', arena.url).href;
    const settings = { ...GAME_OF_TWO.settings, speed: 'instant' as const, max_turns: 8 };
    ({ game_id: gameId } = await arena.post<CreatedGame>('/games', { ...GAME_OF_TWO, settings }));
    while ((await arena.get<Replay>(`/games/${gameId}/replay`)).game.status !== 'completed');
  });

  afterAll(async () => arena?.dispose());

  it.each(['br', 'gzip'])('the page is sent as %s', async (encoding) => {
    const [plain, small] = await Promise.all([sent(script, 'identity'), sent(script, encoding)]);
    expect(small.headers).toMatchObject({
      'content-encoding': encoding,
      vary: expect.stringMatching(/accept-encoding/i),
    });
    expect(small.headers['content-type']).toContain('javascript');
    expect(small.bytes).toBeLessThan(plain.bytes / 2);
  });

  it('files that never change are asked for once, and the document that names them anew', async () => {
    const [asset, document] = await Promise.all([sent(script, 'br'), sent(`${arena.url}/g/${gameId}`, 'br')]);
    expect(asset.headers['cache-control']).toContain('immutable');
    expect(document.headers['cache-control']).toBe('public, max-age=0');
  });

  it.each(['gzip', 'br'])('a long game is sent in a fifth of its size, as %s', async (encoding) => {
    const url = `${arena.url}/games/${gameId}/replay`;
    const [plain, small, refused] = await Promise.all([
      sent(url, 'identity'),
      sent(url, encoding),
      sent(url, `${encoding};q=0`),
    ]);
    expect(small.headers).toMatchObject({
      'content-encoding': encoding,
      'content-type': expect.stringContaining('application/json'),
      vary: expect.stringMatching(/accept-encoding/i),
    });
    expect(small.bytes).toBeLessThan(plain.bytes / 5);
    expect(refused.bytes).toBe(plain.bytes);
  });

  it.each(['/replay', '/replay/', '/g/{id}', '/g/{id}/', '/console', '/console/'])(
    'an address is the page with and without a slash at its end: %s',
    async (path) => {
      const { status, headers } = await sent(arena.url + path.replace('{id}', gameId), 'br');
      expect(status).toBe(200);
      expect(headers['content-type']).toContain('text/html');
    },
  );

  const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

  it.each(['/nowhere', '/no/such/place/', '/no//place', '/g/some-game', '/g/some-game/', '/games/a/b/c'])(
    'an address that does not exist is the page with status 404: %s',
    async (path) => {
      const answer = await fetch(arena.url + path, { headers: BROWSER });
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toContain('text/html');
      const [, source = ''] = /src="(.*?)"/.exec(await answer.text()) ?? [];
      expect(new URL(source, answer.url).href).toBe(script);
    },
  );

  it.each(['/nowhere', '/games/some-game', `/deep${'/er'.repeat(40)}`])(
    'to a program, and deeper than any address, it is a problem: %s',
    async (path) => {
      const headers = path.startsWith('/deep') ? BROWSER : { accept: '*/*' };
      const answer = await fetch(arena.url + path, { headers });
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    },
  );

  it('the API answers browsers with problems, too', async () => {
    const answer = await fetch(`${arena.url}/games/some-game`, { headers: BROWSER });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});
