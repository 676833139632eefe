import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '#libs/service';
import { startGameEngine } from './start.js';
import { configOf, EngineUnderTest } from './testing/engine.js';
import { PostgresServer } from './testing/postgres.js';

const UNAVAILABLE = { status: 503, body: { code: 'database_unavailable' } };

let server: PostgresServer;
let engine: EngineUnderTest;
beforeAll(async () => {
  server = await PostgresServer.start();
  engine = await EngineUnderTest.start(server.url);
});
afterAll(async () => {
  await engine.close();
  await server[Symbol.asyncDispose]();
});

describe('while the database server is away', () => {
  it('requests are refused with that reason, nothing is half done, and everything continues when it is back', async () => {
    const game = await engine.started();
    const [last] = (await engine.play(game, 10)).slice(-1);
    await server.kill();
    const offer = last?.valid_actions.actions.find((action) => action.default);
    const body = { player_id: last?.valid_actions.player_id, action: offer };
    const act = async (): Promise<unknown> =>
      engine.call('POST', `/game/${game.id}/action`, body, { 'Idempotency-Key': 'k' });
    expect(await act()).toMatchObject(UNAVAILABLE);
    expect(await act()).toMatchObject(UNAVAILABLE);
    expect(await engine.call('GET', `/game/${game.id}`)).toMatchObject(UNAVAILABLE);
    expect(await engine.call('GET', '/health')).toMatchObject(UNAVAILABLE);
    await server.start();
    while ((await engine.call('GET', '/health')).status !== 200);
    expect((await engine.call('GET', `/game/${game.id}`)).body).toEqual(last?.state);
    const done = await act();
    expect(done).toMatchObject({ status: 200 });
    expect(await act()).toEqual({ ...(done as object), headers: expect.anything() });
  });

  it('an engine does not start, and prints the reason', async () => {
    await server.stop();
    const starting = startGameEngine(configOf(engine.dataDir, server.url));
    await expect(starting).rejects.toThrow(ConfigurationError);
    await expect(starting).rejects.toThrow(/GAME_ENGINE_DATABASE_URL.*cannot be used/);
    await server.start();
  });

  it('games are there after a restart', async () => {
    const game = await engine.started();
    const results = await engine.play(game, 5);
    await engine.restart();
    expect((await engine.call('GET', `/game/${game.id}`)).body).toEqual(results.at(-1)?.state);
  });
});
