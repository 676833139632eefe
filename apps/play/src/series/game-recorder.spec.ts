import { describe, expect, it } from '@jest/globals';
import type { GameEventMap, GameEventName } from '#libs/protocol';
import type { KnownEvent } from '#libs/spectator-client';
import { GameRecorder } from './game-recorder.js';

const ADA = { player_id: 'a', player_name: 'Ada' };
const thinking = numbered('agent:thinking', { ...ADA, phase: 'pre_roll', valid_actions: [], deadline: '' });
const invalid = numbered('agent:error', { ...ADA, error: 'no', code: 'invalid_action' });
const away = numbered('agent:error', { ...ADA, error: 'no', code: 'agent_unreachable' });
const late = numbered('turn:timeout', { ...ADA, action: { type: 'end_turn' }, timeout: 1 });
const probation = numbered('agent:error', { ...ADA, error: 'no', code: 'agent_probation' });
const spent = numbered('agent:error', { ...ADA, error: 'no', code: 'budget_exhausted' });
const ownSpent = numbered('agent:error', { ...ADA, error: 'no', code: 'seat_budget_exhausted' });
const decision = { ...ADA, action: { type: 'end_turn' }, reasoning: null, duration_ms: 7 };
const decided = numbered('agent:decision', { ...decision, source: 'agent' });
const defaulted = numbered('agent:decision', { ...decision, source: 'default' });

function numbered<N extends GameEventName>(event: N, payload: Partial<GameEventMap[N]>): KnownEvent {
  return { event, seq: 1, payload } as unknown as KnownEvent;
}

function read(...events: readonly KnownEvent[]): GameRecorder {
  const recorder = new GameRecorder();
  for (const event of events) recorder.read(event);
  return recorder;
}

const WELL = { playerName: 'Ada', durationMs: 7, isIllegal: false, isTimeout: false, isFailed: false, by: 'agent' };

describe('reading a game', () => {
  it.each([
    { what: 'a decision', events: [thinking, decided], record: WELL },
    { what: 'a corrected one', events: [thinking, invalid, decided], record: { ...WELL, isIllegal: true } },
    { what: 'a late one', events: [thinking, late, decided], record: { ...WELL, isTimeout: true } },
    { what: 'a missing one', events: [thinking, away, decided], record: { ...WELL, isFailed: true } },
    {
      what: 'an illegal one, then a late one',
      events: [thinking, invalid, late, decided],
      record: { ...WELL, isIllegal: true, isTimeout: true },
    },
    {
      what: 'the late one that a probation begins with',
      events: [thinking, late, probation, defaulted],
      record: { ...WELL, isTimeout: true, by: 'default' },
    },
    { what: 'the one that used up the budget', events: [thinking, spent, decided], record: WELL },
    { what: 'the one that used up its own budget', events: [thinking, ownSpent, decided], record: WELL },
    {
      what: 'a missing one that was made for it',
      events: [thinking, away, defaulted],
      record: { ...WELL, isFailed: true, by: 'default' },
    },
  ])('records $what', ({ events, record }) => {
    expect(read(...events).decisions).toEqual([record]);
  });

  it.each(['model', 'heuristic', 'forced'])('records who decided, and what it cost: %s', (agent_source) => {
    const usage = { outcome: 'answered', input_tokens: 7 };
    const event = numbered('agent:decision', { ...decision, source: 'agent', agent_source, usage });
    expect(read(thinking, event).decisions).toEqual([{ ...WELL, by: agent_source, usage }]);
  });

  it('does not count one decision’s faults for the next', () => {
    const { decisions } = read(thinking, invalid, decided, thinking, decided);
    expect(decisions.map(({ isIllegal }) => isIllegal)).toEqual([true, false]);
  });

  it('does not count what was decided for a seat on probation, which was not asked', () => {
    const { decisions } = read(thinking, late, probation, defaulted, thinking, defaulted, thinking, decided);
    expect(decisions.map(({ isTimeout }) => isTimeout)).toEqual([true, false]);
  });

  it('records turns, the winner and a failure', () => {
    const end = numbered('game:ended', { winner_name: 'Ada', winner_id: 'a' });
    expect(read(numbered('turn:start', ADA), numbered('turn:start', ADA), end)).toMatchObject({
      turns: 2,
      winner: 'Ada',
    });
    expect(read(numbered('game:error', { error: 'away', recoverable: true })).failure).toBeUndefined();
    expect(read(numbered('game:error', { error: 'stuck', recoverable: false })).failure).toBe('stuck');
  });
});
