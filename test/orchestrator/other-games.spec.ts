import { afterEach, describe, expect, it } from '@jest/globals';
import { type FourInARowEngine, type FourInARowKind, startFourInARow } from '../fixtures/four-in-a-row.js';
import { stepOrderViolations } from '../fixtures/raw-spectator.js';
import type { AgentBehaviour } from '../fixtures/third-party-agent.js';
import { THREE_AGENTS } from '../support/rest-client.js';
import { Table } from '../support/table.js';

const KINDS: readonly FourInARowKind[] = ['fields', 'ids'];

/** An agent that never answers is not waited for long. */
const AGENTS: readonly { readonly agent: AgentBehaviour; readonly source: string; readonly timeout?: number }[] = [
  { agent: 'hang', source: 'default', timeout: 0.05 },
  { agent: 'invalid', source: 'default' },
  { agent: 'invalid_once', source: 'corrected' },
  { agent: 'first', source: 'agent' },
  { agent: 'by_id', source: 'agent' },
];

const ROWS = KINDS.flatMap((kind) => AGENTS.map((row) => ({ kind, ...row })));

let engine: FourInARowEngine | undefined;

afterEach(async () => {
  await engine?.stop();
});

describe("somebody else's game, whose actions have fields of their own", () => {
  it.each(ROWS)(
    'with $kind is played to its end by an agent that is $agent',
    async ({ kind, agent, source, timeout }) => {
      engine = await startFourInARow(kind);
      await using table = await Table.set({ agent, config: { GAME_ENGINE_URL: engine.url } });
      const { id, spectator } = await table.watchedGame({ ...(timeout !== undefined && { turn_timeout: timeout }) });

      const ended = await spectator.until(({ event }) => event === 'game:ended');

      const log = spectator.of(id);
      const players = (await table.rest.game(id)).players.map((player) => player.id);
      expect(ended.payload).toMatchObject({ reason: 'completed' });
      expect(players).toContain(ended.payload['winner_id']);
      expect(stepOrderViolations(log)).toEqual([]);
      const decisions = log.filter(({ event }) => event === 'agent:decision').map(({ payload }) => payload);
      expect(decisions.length).toBeGreaterThan(6);
      expect(decisions.map((decision) => decision['action'])).toEqual(engine.executed);
      expect(new Set(decisions.map((decision) => decision['source']))).toEqual(new Set([source]));
      const starts = log.filter(({ event }) => event === 'turn:start').map(({ payload }) => payload['player_id']);
      expect(starts).toEqual(decisions.map((decision) => decision['player_id']));
    },
  );

  it('has events of its own, numbered, sent and kept; one that is malformed is dropped alone', async () => {
    engine = await startFourInARow('ids');
    await using table = await Table.set({ agent: 'by_id', config: { GAME_ENGINE_URL: engine.url } });
    const { id, spectator } = await table.watchedGame();
    await spectator.until(({ event }) => event === 'game:ended');

    const stored = await table.rest.events(id);

    const names: readonly string[] = stored.map(({ event }) => event);
    expect(spectator.of(id).filter(({ event }) => event === 'disc:dropped')).toHaveLength(engine.executed.length);
    expect(names.filter((name) => name === 'disc:settled')).toHaveLength(engine.executed.length);
    expect(names).not.toContain('game:over');
    expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
    expect(spectator.of(id).find(({ event }) => event === 'disc:dropped')?.payload).toMatchObject({
      game_id: id,
      player_name: expect.any(String),
      column: 6,
      row: 1,
    });
  });

  it('is asked about with the seat as its creator described it', async () => {
    engine = await startFourInARow('fields');
    await using table = await Table.set({ agent: 'first', config: { GAME_ENGINE_URL: engine.url } });
    const { spectator } = await table.watchedGame();
    await spectator.until(({ event }) => event === 'game:ended');
    for (const { body } of table.agent.calls) {
      const name = body.game_state.players.find((player) => player.id === body.player_id)?.name;
      const agent = THREE_AGENTS.find((seated) => seated.name === name);
      expect(body.seat).toEqual({ model: null, ...agent });
    }
  });

  it('shares rank 1 among all who draw', async () => {
    engine = await startFourInARow('fields');
    // Nobody has four in a line when columns are filled in this order, two discs at a time.
    const order = [0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1];
    await using table = await Table.set({
      agent: ({ nth }) => ({ column: (order[(nth - 1) % 12] ?? 0) + 2 * Math.floor((nth - 1) / 12) }),
      config: { GAME_ENGINE_URL: engine.url },
    });
    const { id, spectator } = await table.watchedGame();
    await spectator.until(({ event }) => event === 'game:ended');
    const { winner_id: winner, standings } = await table.rest.result(id);
    expect([winner, standings.map(({ rank }) => rank)]).toEqual([null, standings.map(() => 1)]);
  });
});
