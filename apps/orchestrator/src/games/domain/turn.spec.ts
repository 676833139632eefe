import { describe, expect, it } from '@jest/globals';
import type { GameSession } from './session.js';
import { ask, type Situation } from './step.js';
import { ANN, ASKED, BOB, RUNNING, stateOf } from './testing/sessions.js';
import { isNewTurn, turnIn } from './turn.js';

const annsTurn: GameSession = { ...RUNNING, turn: { key: '1:0', number: 1, seatId: ANN, steps: 1 }, turnCount: 1 };
const named = (turn_player_id: unknown, seatId = BOB): object => ({ seatId, decision: { turn_player_id } });

describe('the owner of a turn', () => {
  it.each([
    ['whom the decision names', named(ANN), ANN],
    ['the seat to move, where the decision names nobody', { seatId: BOB }, BOB],
    ['the seat to move, where the decision names a stranger', named('p-eve'), BOB],
    ['the index, where nothing else is known', {}, ANN],
  ])('is %s', (_, clue, owner) => {
    expect(turnIn(RUNNING, stateOf(), clue).seatId).toBe(owner);
  });
});

describe('a turn', () => {
  it.each([
    ['another number', stateOf({ turn_number: 2 }), { seatId: ANN }],
    ['another owner by index and seat at the same number', stateOf({ current_player_index: 1 }), { seatId: BOB }],
    ['another owner by the decision at the same number', stateOf(), named(BOB)],
    ['another index where turns are not counted', stateOf({ turn_number: null, current_player_index: 1 }), {}],
    [
      'another seat to move where the state does not show turns',
      stateOf({ turn_number: null, current_player_index: null }),
      { seatId: BOB },
    ],
  ])('is a new one with %s', (_, state, clue) => {
    expect(isNewTurn(annsTurn, state, clue)).toBe(true);
  });

  it.each([
    ['another seat bids', stateOf(), { seatId: BOB }],
    ['the decision names the same owner, whatever the index', stateOf({ current_player_index: 1 }), named(ANN)],
    [
      'the index counts solvent players alone and the owner moves',
      stateOf({ current_player_index: 1 }),
      { seatId: ANN },
    ],
  ])('goes on while %s', (_, state, clue) => {
    expect(isNewTurn(annsTurn, state, clue)).toBe(false);
  });

  it('that ended out of sight was the last one where no more are to be played', () => {
    const question = { seatId: BOB, phase: 'pre_roll', validActions: null };
    const state = stateOf({ turn_number: 2, current_player_index: 1 });
    const situation: Situation = { state, question, isFresh: true };
    expect(ask({ ...annsTurn, maxTurns: 1 }, 1, situation, '')).toMatchObject({
      session: { status: 'completed', reason: 'max_turns' },
      events: [{ event: 'turn:end' }, { event: 'game:ended' }],
    });
  });

  it('of a game without a board begins without position and cash', () => {
    const players = [{ id: ANN, name: 'Ann' }];
    const situation: Situation = {
      state: stateOf({ players }),
      question: ASKED.stage.name === 'asked' ? ASKED.stage.question : { seatId: ANN, phase: '', validActions: null },
      isFresh: true,
    };
    expect(ask(RUNNING, 1, situation, '')).toMatchObject({
      events: [{ payload: { player_id: ANN, player_name: 'Ann', turn_number: 1 } }, {}],
    });
    expect(JSON.stringify(ask(RUNNING, 1, situation, ''))).not.toMatch(/"turn_number":1,"(position|cash)"/);
  });
});
