import { describe, expect, it } from '@jest/globals';
import { stepOrderViolations } from '../fixtures/raw-spectator.js';
import type { AgentBehaviour, AnswerShape } from '../fixtures/third-party-agent.js';
import type { EngineVariant } from '../fixtures/third-party-engine.js';
import { Table } from '../support/table.js';

interface Row {
  readonly it: string;
  readonly engine?: EngineVariant;
  readonly shape?: AnswerShape;
  readonly agent?: AgentBehaviour;
}

const VARIANTS: readonly Row[] = [
  { it: 'names its games with id', engine: { idField: 'id' } },
  { it: 'names its games with game_id', engine: { idField: 'game_id' } },
  { it: 'calls the list actions', engine: { actions: 'actions' } },
  { it: 'calls the list valid_actions', engine: { actions: 'valid_actions' } },
  { it: 'answers the bare list', engine: { actions: 'bare' } },
  { it: 'has no /actions (404)', engine: { actions: 'none404' } },
  { it: 'has no /actions (405)', engine: { actions: 'none405' } },
  { it: 'has no /actions (501)', engine: { actions: 'none501' } },
  { it: 'is asked by an agent with bare decisions', shape: 'bare' },
  { it: 'is asked by an agent with wrapped decisions', shape: 'wrapped' },
  { it: 'is asked by an agent with decisions in an envelope', shape: 'decision' },
  { it: 'is asked by an agent that thinks aloud', shape: 'wrapped', agent: 'ndjson' },
  { it: 'refuses with success:false and 200', engine: { refusal: 'success_false' }, shape: 'wrapped', agent: 'first' },
  { it: 'names the seat to move with its actions alone', engine: { mover: 'player_id' } },
  {
    it: 'names the seat to move with its actions alone, and has no optional field',
    engine: { mover: 'player_id', optional: 'missing' },
  },
  { it: 'names the seat to move with carried actions alone', engine: { mover: 'player_id', resultCarriesState: true } },
  { it: 'has null in every optional field', engine: { optional: 'null' } },
  { it: 'lacks every optional field', engine: { optional: 'missing' } },
  { it: 'lacks every optional field and /actions', engine: { optional: 'missing', actions: 'none404' } },
  {
    it: 'lacks every optional field and answers the bare list',
    engine: { optional: 'missing', actions: 'bare' },
    shape: 'bare',
  },
  { it: 'knows idempotency keys', engine: { idempotency: true } },
  { it: 'knows no idempotency keys', engine: { idempotency: false } },
  { it: 'has fields, actions and phases that nobody knows', engine: { extraFields: true } },
  { it: 'carries state and actions in its results', engine: { resultCarriesState: true } },
  { it: 'reports the end first in the result', engine: { winnerIn: 'result' } },
  { it: 'reports the end first in the state', engine: { winnerIn: 'state' } },
  { it: 'reports the end first with its actions', engine: { winnerIn: 'actions' } },
  { it: 'reports the end first with a bare empty list', engine: { winnerIn: 'actions', actions: 'bare' } },
  {
    it: 'reports first with its actions, after a result with a state',
    engine: { winnerIn: 'actions', resultCarriesState: true },
  },
];

describe("somebody else's engine that speaks only what it must", () => {
  it.each(VARIANTS)('$it: the game is played to its end', async (row) => {
    await using table = await Table.set(row);
    const { id, spectator } = await table.watchedGame();

    const ended = await spectator.until(({ event }) => event === 'game:ended');

    const winners = (await table.rest.game(id)).players.map(({ id: player }) => player);
    expect(winners).toContain(ended.payload['winner_id']);
    expect(ended.payload).toMatchObject({ reason: 'completed', game_id: id });
    expect(stepOrderViolations(spectator.of(id))).toEqual([]);
    expect(spectator.received.map(({ event }) => event)).not.toContain('game:error');
    // Nothing twice: as many actions executed as emitted.
    const emitted = spectator.received.filter(({ event }) => event === 'turn:action');
    expect(emitted).toHaveLength(table.engine.executed.length);
    expect((await table.rest.result(id)).winner_id).toBe(ended.payload['winner_id']);
  });

  it('yields dice, movement, rent and purchase events where the snapshots show them', async () => {
    await using table = await Table.set({ engine: { optional: 'present' } });
    const { id, spectator } = await table.watchedGame();
    await spectator.until(({ event }) => event === 'game:ended');
    const seen = new Set(spectator.of(id).map(({ event }) => event));
    expect([...seen]).toEqual(
      expect.arrayContaining(['dice:rolled', 'player:moved', 'property:purchased', 'rent:paid']),
    );
  });
});
