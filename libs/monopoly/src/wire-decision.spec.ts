import { describe, expect, it } from '@jest/globals';
import type { PendingDecision } from './decision.js';
import type { Game } from './game.js';
import { cloneOf } from './snapshot.js';
import { newGame } from './testing/games.js';
import { toDecision } from './wire-decision.js';
import { toGameState } from './wire.js';

const DECISIONS: readonly (readonly [kind: string, phase: string, decision: PendingDecision])[] = [
  ['pre_roll', 'pre_roll', { kind: 'pre_roll', seat: 0 }],
  ['jail', 'awaiting_jail_decision', { kind: 'jail', seat: 0 }],
  ['buy', 'awaiting_buy_decision', { kind: 'buy', seat: 0, position: 3 }],
  ['income_tax', 'awaiting_tax_choice', { kind: 'income_tax', seat: 0 }],
  ['post_roll', 'post_roll', { kind: 'post_roll', seat: 0 }],
  ['interest', 'awaiting_interest_choice', { kind: 'interest', seat: 0, position: 39 }],
];

function deciding(decision: PendingDecision): Game {
  return Object.assign(cloneOf(newGame(2)), { decision });
}

describe('a decision on the wire', () => {
  it.each(DECISIONS)('is of the kind %s, in the phase %s', (kind, phase, decision) => {
    expect(toDecision(deciding(decision))).toMatchObject({ id: 'd-1', kind, player_id: 'ann', turn_player_id: 'ann' });
    expect(toGameState(deciding(decision)).turn_phase).toBe(phase);
  });

  it('contains what the interest on a mortgage costs', () => {
    expect(toDecision(deciding({ kind: 'interest', seat: 0, position: 39 }))?.context).toEqual({
      property_id: 'boardwalk',
      interest: 20,
      lift_cost: 220,
    });
  });
});
