import { describe, expect, it } from '@jest/globals';
import { readExecution } from './execution.reader.js';

const STATE = { status: 'in_progress', current_player_index: 0, players: [{ id: 'a', name: 'Ann' }] };
const ACTIONS = [{ type: 'end_turn' }];

describe('the result of an action', () => {
  it.each([[{}], [{ success: true }], [{ success: null }]])('is a success if it does not deny it: %j', (body) => {
    expect(readExecution(body, 'g')).toEqual({ kind: 'executed', result: { success: true } });
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
    expect(readExecution(body, 'g')).toEqual({ kind: 'executed', result });
  });

  it.each([
    [{ state: STATE, valid_actions: ACTIONS }],
    [{ game_state: STATE, actions: ACTIONS }],
    [{ state: STATE, valid_actions: { actions: ACTIONS } }],
    [{ state: STATE, valid_actions: { valid_actions: ACTIONS } }],
  ])('may carry state and valid actions: %j', (body) => {
    expect(readExecution(body, 'g')).toEqual({
      kind: 'executed',
      result: { success: true },
      state: STATE,
      actions: { actions: ACTIONS },
    });
  });

  it('is a success also if what it carries cannot be read', () => {
    const body = { success: true, state: 'fine', valid_actions: 3 };
    expect(readExecution(body, 'g')).toEqual({ kind: 'executed', result: { success: true } });
  });

  it('has texts of bounded length without characters that spectators would not see', () => {
    const long = 'x'.repeat(100_000);
    const body = {
      success: true,
      message: `\u202e${long}`,
      action_type: long,
      card_drawn: { text: `Go\u202e${long}`, deck: long, mood: 'a\u0000' },
      events: [{ type: 'card:drawn', card_text: long }],
    };
    const execution = readExecution(body, 'g');
    expect(execution).toEqual({
      kind: 'executed',
      result: {
        success: true,
        message: 'x'.repeat(500),
        action_type: 'x'.repeat(100),
        card_drawn: { text: `Go${'x'.repeat(498)}`, deck: 'x'.repeat(100), mood: 'a' },
        events: [{ type: 'card:drawn', card_text: 'x'.repeat(4_000) }],
      },
    });
    expect(readExecution({ card_drawn: long }, 'g')).toMatchObject({ result: { card_drawn: 'x'.repeat(500) } });
  });

  it.each([
    { success: true, game_id: 'other' },
    { success: true, state: { ...STATE, id: 'other' } },
    { success: true, game_state: { ...STATE, id: 'other', players: [] } },
    { success: true, valid_actions: { game_id: 'other', actions: ACTIONS } },
  ])('is nonsense as a whole where a part of it is of another game: %j', (body) => {
    expect(() => readExecution(body, 'g')).toThrow('answered for another game, other');
  });

  it.each([
    [{ success: false, message: 'Too poor.' }, 'Too poor.', undefined],
    [{ success: false, error: 'no', code: 'x' }, 'no', 'x'],
    [{ success: false }, 'The action was not successful.', undefined],
  ])('is a refusal if it is marked as one: %j', (body, message, code) => {
    expect(readExecution(body, 'g')).toEqual({ kind: 'refused', message, code });
  });
});
