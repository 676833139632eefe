import { describe, expect, it } from '@jest/globals';
import { readExecution } from './execution.reader.js';

const STATE = { status: 'in_progress', current_player_index: 0, players: [{ id: 'a', name: 'Ann' }] };
const ACTIONS = [{ type: 'end_turn' }];

describe('the result of an action', () => {
  it.each([[{}], [{ success: true }], [{ success: null }]])('is a success if it does not deny it: %j', (body) => {
    expect(readExecution(body)).toEqual({ kind: 'executed', result: { success: true } });
  });

  it('keeps what the contract does not name and loses fields of the wrong type', () => {
    const body = {
      success: true,
      message: null,
      dice_roll: '3+4',
      new_position: 7,
      card_drawn: { text: 'Go' },
      mood: 1,
    };
    const result = { success: true, message: null, new_position: 7, card_drawn: { text: 'Go' }, mood: 1 };
    expect(readExecution(body)).toEqual({ kind: 'executed', result });
  });

  it.each([
    [{ state: STATE, valid_actions: ACTIONS }],
    [{ game_state: STATE, actions: ACTIONS }],
    [{ state: STATE, valid_actions: { actions: ACTIONS } }],
    [{ state: STATE, valid_actions: { valid_actions: ACTIONS } }],
  ])('may carry state and valid actions: %j', (body) => {
    expect(readExecution(body)).toEqual({
      kind: 'executed',
      result: { success: true },
      state: STATE,
      actions: { actions: ACTIONS },
    });
  });

  it('is a success also if what it carries cannot be read', () => {
    const body = { success: true, state: 'fine', valid_actions: 3 };
    expect(readExecution(body)).toEqual({ kind: 'executed', result: { success: true } });
  });

  it.each([
    [{ success: false, message: 'Too poor.' }, 'Too poor.', undefined],
    [{ success: false, error: 'no', code: 'x' }, 'no', 'x'],
    [{ success: false }, 'The action was not successful.', undefined],
  ])('is a refusal if it says so: %j', (body, message, code) => {
    expect(readExecution(body)).toEqual({ kind: 'refused', message, code });
  });
});
