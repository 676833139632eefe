import { describe, expect, it } from '@jest/globals';
import type { EngineFault } from '../fixtures/third-party-engine.js';
import { wrongsIn } from '../support/account.js';
import { EventLoopDelay } from '../../libs/service/src/testing/index.js';
import { Table } from '../support/table.js';
import { troublesIn } from '../support/event-text.js';

const HTTP_TIMEOUT_MS = 300;
const EMITS_AND_PAUSES = ['game:error engine_unavailable recoverable', 'game:paused engine_unavailable'];

function tableWithOutages(retries = 0): Promise<Table> {
  return Table.set({
    engine: { turns: 4 },
    config: { HTTP_TIMEOUT: String(HTTP_TIMEOUT_MS / 1_000), HTTP_RETRIES: String(retries) },
  });
}

describe('an engine that is away', () => {
  it('has its game wait, which goes on by itself and misses nothing', async () => {
    await using table = await tableWithOutages();
    const down = table.engine.arrival('actions').then(() => table.engine.stop());
    const { id, spectator } = await table.watchedGame();
    await down;
    await spectator.until(({ event }) => event === 'game:paused');

    expect(await table.rest.game(id)).toMatchObject({ status: 'paused', is_running: false, error: null });
    expect((await table.rest.get('/health')).body).toMatchObject({ game_engine: 'unhealthy', ai_agent: 'healthy' });

    await table.engine.restart();
    const resumed = await spectator.until(({ event }) => event === 'game:resumed');
    expect(resumed.payload).toMatchObject({ reason: 'engine_available', game_id: id });
    await spectator.until(({ event }) => event === 'game:ended');
    expect(wrongsIn(spectator.of(id), table.engine)).toEqual([]);
  });

  it('is emitted once, however often it is looked for', async () => {
    await using table = await tableWithOutages();
    // A connection that closes without an answer is tried once more.
    table.engine.inject('closed', 'actions', 2);
    table.engine.inject('status500', 'health', 2);
    const { id, spectator } = await table.watchedGame();
    await spectator.until(({ event }) => event === 'game:ended');
    expect(troublesIn(spectator.of(id))).toEqual([...EMITS_AND_PAUSES, 'game:resumed engine_available']);
    expect(table.engine.requests.filter(({ route }) => route === 'health')).toHaveLength(3);
  });

  it('brings back the games that wait for it, not those that an operator took out of its hands', async () => {
    await using table = await tableWithOutages();
    const games = [];
    for (let count = 0; count < 3; count += 1) games.push(await table.watchedGame({ speed: 'fast' }));
    await table.engine.stop();
    await Promise.all(games.map(({ spectator }) => spectator.until(({ event }) => event === 'game:paused')));
    const [paused, stopped, waiting] = games;
    await table.rest.control(String(paused?.id), 'pause');
    await table.rest.control(String(stopped?.id), 'stop');

    await table.engine.restart();
    // They began to wait together: whatever would come back has come back by then.
    await waiting?.spectator.until(({ event }) => event === 'game:resumed');
    await waiting?.spectator.until(({ event }) => event === 'turn:end');

    const statuses = await Promise.all(games.map(async ({ id }) => (await table.rest.game(id)).status));
    expect(statuses).toEqual(['paused', 'stopped', 'running']);
    await table.rest.control(String(paused?.id), 'resume');
    await paused?.spectator.until(({ payload }) => payload['reason'] === 'operator');
    expect(troublesIn(paused?.spectator.received ?? [])).toEqual([...EMITS_AND_PAUSES, 'game:resumed operator']);
  });

  it.each<{ fault: EngineFault }>([{ fault: 'hang' }, { fault: 'drip' }])(
    'is given HTTP_TIMEOUT for each of its answers, also where they $fault',
    async ({ fault }) => {
      await using table = await tableWithOutages(1);
      using delay = new EventLoopDelay();
      table.engine.inject(fault, 'actions', 2);
      const asked = table.engine.arrival('actions').then(() => performance.now());
      const { spectator } = await table.watchedGame();
      await spectator.until(({ event }) => event === 'game:error');
      const took = performance.now() - (await asked);
      expect(took).toBeGreaterThan(2 * HTTP_TIMEOUT_MS - 10);
      // Between the two it waited 100 ms at most.
      expect(took).toBeLessThan(2 * HTTP_TIMEOUT_MS + 100 + 300 + delay.ms);
    },
  );
});
