import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { firstGame } from './demo-game.js';

let server: Server;

/** An orchestrator with these games under way, that gives every creation this answer and keeps what it was sent. */
async function orchestrator(
  status: number,
  answer: unknown,
  running: readonly unknown[] = [],
): Promise<{ url: string; bodies: string[]; keys: (string | undefined)[] }> {
  const bodies: string[] = [];
  const keys: (string | undefined)[] = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const isCreation = request.method === 'POST';
      keys.push(request.headers.authorization);
      if (isCreation) bodies.push(body);
      response.writeHead(isCreation ? status : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isCreation ? answer : { games: running }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, bodies, keys };
}

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('the demo game', () => {
  it('is created over REST with three personalities at the given speed', async () => {
    const { url, bodies } = await orchestrator(201, { game_id: 'g1' });
    await expect(firstGame(url, 'fast')).resolves.toEqual({ id: 'g1', isOld: false });
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({
      agents: [{ personality: 'aggressive' }, { personality: 'analytical' }, { personality: 'chaotic' }],
      settings: { speed: 'fast' },
    });
  });

  it('is looked for and created with a key where there is one', async () => {
    const { url, keys } = await orchestrator(201, { game_id: 'g1' });
    await firstGame(url, 'fast', 'a-key-of-somebody');
    await firstGame(url, 'fast');
    const shown = 'Bearer a-key-of-somebody';
    expect(keys).toEqual([shown, shown, undefined, undefined]);
  });

  it('is the newest one that is under way, as after a restart', async () => {
    const { url, bodies } = await orchestrator(201, { game_id: 'g2' }, [{ game_id: 'g1' }]);
    await expect(firstGame(url, 'fast')).resolves.toEqual({ id: 'g1', isOld: true });
    expect(bodies).toEqual([]);
  });

  it("fails with the orchestrator's own words when it refuses", async () => {
    const { url } = await orchestrator(503, { detail: 'The game engine does not answer.' });
    await expect(firstGame(url, 'normal')).rejects.toThrow('The game engine does not answer.');
  });

  it('fails when the answer names no game', async () => {
    const { url } = await orchestrator(201, ['not', 'a', 'game']);
    await expect(firstGame(url, 'normal')).rejects.toThrow('its answer names no game');
  });
});
