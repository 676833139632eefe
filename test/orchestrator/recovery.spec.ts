import { describe, expect, it } from '@jest/globals';
import type { GameView } from '#libs/protocol';
import { SpectatorClient } from '#libs/spectator-client';
import { startOrchestrator, loadOrchestratorConfig } from '../../apps/orchestrator/src/index.js';
import { Table } from '../support/table.js';

describe('an orchestrator that is started again', () => {
  it('goes on with its games where they were, without a client doing anything', async () => {
    await using table = await Table.set();
    const { id, spectator } = await table.watchedGame({ speed: 'fast' });
    await spectator.until(({ event }) => event === 'turn:end');

    await table.restart();
    const late = await table.spectator();
    await late.join(id, { after_seq: 0 });
    await late.setSpeed(id, 'instant');
    await late.until(({ event }) => event === 'game:ended');

    const numbers = (await table.rest.events(id)).map(({ seq }) => seq);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    const emitted = late.of(id).filter(({ event }) => event === 'turn:action');
    expect(table.engine.executed).toHaveLength(emitted.length);
    const asked = late.of(id).filter(({ event }) => event === 'agent:thinking');
    expect(table.agent.calls.length).toBeLessThanOrEqual(asked.length + 1);
  });

  it('shows a spectator who stays one unbroken log', async () => {
    await using table = await Table.set();
    const { game_id: id } = await table.rest.createGame({ speed: 'fast' });
    const client = new SpectatorClient(table.orchestrator.url, { reconnect: { delayMs: 20, maxDelayMs: 50 } });
    const game = await client.watch(id, { afterSeq: 0 });
    let resyncs = 0;
    game.on('resync', () => (resyncs += 1));
    const seen: number[] = [];
    let restarted: Promise<unknown> | undefined;
    for await (const { seq, event } of game) {
      seen.push(seq);
      if (event === 'turn:end') restarted ??= table.restart().then(() => game.setSpeed('instant'));
    }
    await restarted;
    client.close();
    expect(seen).toEqual(seen.map((_, index) => index + 1));
    expect((await table.rest.events(id)).map(({ seq }) => seq)).toEqual(seen);
    expect(resyncs).toBeGreaterThan(0);
  });

  it('leaves paused games paused and finished games as they were', async () => {
    await using table = await Table.set();
    const { id: finished, spectator } = await table.watchedGame();
    await spectator.until(({ event }) => event === 'game:ended');
    const { game_id: paused } = await table.rest.createGame({ speed: 'slow' });
    await table.rest.control(paused, 'pause');
    // The game outlives the process; those who watch it have to come back.
    const game = async (id: string): Promise<GameView> => ({ ...(await table.rest.game(id)), viewers: 0 });
    const before = [await game(finished), await game(paused)];
    await table.restart();
    expect([await game(finished), await game(paused)]).toEqual(before);
    const { body } = await table.rest.control(paused, 'step');
    expect(body).toMatchObject({ status: 'paused', step: (before[1]?.step ?? 0) + 1 });
  });

  it('answers a repeated creation as before', async () => {
    await using table = await Table.set();
    const body = {
      agents: [
        { name: 'a', personality: 'x' },
        { name: 'b', personality: 'y' },
      ],
    };
    const first = await table.rest.post('/games', body, { 'idempotency-key': 'k' });
    await table.restart();
    const again = await table.rest.post('/games', body, { 'idempotency-key': 'k' });
    expect(again.body).toEqual(first.body);
    expect((await table.rest.get('/games')).body).toMatchObject({ count: 1 });
  });

  it('refuses a data folder that another process holds', async () => {
    await using table = await Table.set();
    const second = startOrchestrator(loadOrchestratorConfig({ ...table.settings, ORCHESTRATOR_PORT: '0' }));
    await expect(second).rejects.toThrow(/data folder .* in use/);
  });
});
