import { describe, expect, it } from '@jest/globals';
import type { SeatView } from '#libs/protocol';
import { debtText } from './debt-text.js';

const PLAYERS = new Map([['b', 'Bob']]);

const asked = (decision: unknown): SeatView => {
  const state = { status: 'in_progress', current_player_index: 0, players: [{ id: 'a', name: 'Ann', cash: 50 }] };
  const request = {
    player_id: 'a',
    game_state: state,
    valid_actions: [],
    turn_phase: 'debt',
    deadline_ms: 9_000,
    decision,
  };
  return {
    game_id: 'g',
    player_id: 'a',
    name: 'Ann',
    status: 'running',
    seq: 5,
    seat: 'held',
    state,
    turn: { request_id: '1', deadline: '2026-01-01T00:00:00.000Z', request },
    winner_id: null,
  };
};

describe('a debt that must be paid', () => {
  it.each([
    [{ amount: 100, creditor_id: null, property_id: null }, 'You owe the bank $100, and have $50: $50 is missing.'],
    [
      { amount: 1_400, creditor_id: 'b', property_id: 'boardwalk' },
      expect.stringMatching(/^You owe Bob \$1,400 for .+, and have \$50: \$1,350 is missing\.$/),
    ],
  ])('names whom, how much and what is missing: %j', (context, text) => {
    expect(debtText(asked({ kind: 'debt', context }), PLAYERS)).toEqual(text);
  });

  it.each([
    undefined,
    'debt',
    { kind: 'auction', context: {} },
    { kind: 'debt' },
    { kind: 'debt', context: { amount: '9' } },
  ])('is none where something else is asked: %j', (decision) => {
    expect(debtText(asked(decision), PLAYERS)).toBeNull();
  });
});
