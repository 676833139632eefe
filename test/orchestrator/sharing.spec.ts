import { Injectable, Module, type Type } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type GameEventOf,
  type GameSession,
  GamesModule,
  OnGameEvent,
} from '../../apps/orchestrator/src/games/index.js';
import { loadOrchestratorConfig, startOrchestrator } from '../../apps/orchestrator/src/index.js';
import { RedisServer } from '../../apps/orchestrator/src/redis/testing/index.js';
import { PostgresServer } from '../../libs/database/src/testing/index.js';
import { Table } from '../support/table.js';

let redis: RedisServer;
let postgres: PostgresServer;
beforeAll(async () => {
  [redis, postgres] = await Promise.all([RedisServer.start(), PostgresServer.start()]);
});
afterAll(async () => {
  await Promise.all([redis[Symbol.asyncDispose](), postgres[Symbol.asyncDispose]()]);
});

describe('a replica that joins', () => {
  it('goes on with its share of the games, and no agent is asked twice for a step', async () => {
    const shared = { REDIS_URL: redis.url, DATABASE_URL: postgres.url };
    const here = new Ear();
    await using table = await Table.set({
      engine: { turns: 6 },
      agent: { lateMs: 100 },
      config: shared,
      modules: [here.module],
    });
    const spectator = await table.spectator();
    const games: string[] = [];
    for (let game = 0; game < 8; game++) games.push((await table.rest.createGame({ speed: 'fast' })).game_id);
    await Promise.all(games.map((id) => spectator.join(id)));

    const there = new Ear();
    const config = loadOrchestratorConfig({ ...table.settings, ORCHESTRATOR_PORT: '0' });
    const joined = await startOrchestrator(config, [there.module]);
    try {
      await Promise.all(
        games.map((id) =>
          spectator.until((emitted) => emitted.event === 'game:ended' && emitted.payload['game_id'] === id, 60_000),
        ),
      );
    } finally {
      await joined.close();
    }
    expect(here.games.size).toBe(8);
    expect(there.games.size).toBe(4);
    for (const id of games) {
      const decisions = (await table.rest.events(id)).filter(({ event }) => event === 'agent:decision');
      expect(table.agent.calls.filter(({ gameId }) => gameId === id)).toHaveLength(decisions.length);
    }
  }, 90_000);
});

/** Records which games had actions executed by one replica. */
class Ear {
  readonly games = new Set<string>();
  readonly module: Type;

  constructor() {
    const { games } = this;
    @Injectable()
    class Actions {
      @OnGameEvent('turn:action')
      note(_event: GameEventOf<'turn:action'>, { id }: GameSession): void {
        games.add(id);
      }
    }
    @Module({ imports: [GamesModule], providers: [Actions] })
    class EarModule {}
    this.module = EarModule;
  }
}
