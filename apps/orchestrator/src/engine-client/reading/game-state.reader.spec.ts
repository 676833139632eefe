import { describe, expect, it } from '@jest/globals';
import { readGameState } from './game-state.reader.js';

const PLAYERS = [
  { id: 'a', name: 'Ann' },
  { id: 'b', name: 'Bob' },
];
const STATE = { status: 'in_progress', current_player_index: 1, players: PLAYERS };

describe('a game state', () => {
  it('passes through, with everything that the contract does not name', () => {
    const full = {
      ...STATE,
      id: 'g',
      turn_number: null,
      last_dice_roll: [3, 4],
      winner_id: null,
      auction: { bids: [1] },
      properties: [{ property_id: 'boardwalk', owner_id: null, houses: 0, colour: 'blue' }],
      players: [{ ...PLAYERS[0], cash: 1_500, hat: 'top' }, PLAYERS[1]],
    };
    expect(readGameState(full)).toEqual(full);
  });

  it('gets text for ids that are numbers', () => {
    const numbered = {
      ...STATE,
      id: 7,
      winner_id: 1,
      players: [{ id: 1, name: 'Ann' }, { id: 2 }],
      properties: [{ property_id: 39, owner_id: 2 }, 'no property', {}],
    };
    expect(readGameState(numbered)).toMatchObject({
      id: '7',
      winner_id: '1',
      players: [
        { id: '1', name: 'Ann' },
        { id: '2', name: '2' },
      ],
      properties: [{ property_id: '39', owner_id: '2' }],
    });
  });

  it('names nobody as the owner of a property that has none', () => {
    const properties = [{ property_id: 'boardwalk' }, { property_id: 'park_place', owner_id: '' }];
    expect(readGameState({ ...STATE, properties }).properties).toEqual([
      { property_id: 'boardwalk', owner_id: null },
      { property_id: 'park_place', owner_id: null },
    ]);
  });

  it('loses fields of the wrong type', () => {
    const wrong = {
      ...STATE,
      turn_number: 'three',
      last_dice_roll: ['six'],
      properties: 'none',
      players: [{ ...PLAYERS[0], cash: null, in_jail: 'yes', position: {} }, PLAYERS[1]],
    };
    expect(readGameState(wrong)).toEqual(STATE);
  });

  it.each(['waiting', 'completed'])('needs no seat to move while it is %s', (status) => {
    const { current_player_index: _, ...rest } = STATE;
    expect(readGameState({ ...rest, status }).current_player_index).toBe(0);
  });

  it.each([
    [null, 'answered no game state'],
    [[STATE], 'answered no game state'],
    ['waiting', 'answered no game state'],
    [{ ...STATE, status: undefined }, 'answered a game state without a status'],
    [{ ...STATE, players: undefined }, 'answered a game state without players'],
    [{ ...STATE, players: [] }, 'answered a game state without players'],
    [{ ...STATE, players: { a: 1 } }, 'answered a game state without players'],
    [{ ...STATE, players: [PLAYERS[0], { name: 'Bob' }] }, 'answered a game state whose player 2 has no id'],
    [{ ...STATE, players: [null] }, 'answered a game state whose player 1 has no id'],
    [{ ...STATE, current_player_index: 2 }, 'whose current_player_index is 2 where 2 players sit'],
    [{ ...STATE, current_player_index: -1 }, 'whose current_player_index is -1 where 2 players sit'],
    [{ ...STATE, current_player_index: 0.5 }, 'whose current_player_index is 0.5 where 2 players sit'],
    [{ ...STATE, current_player_index: '1' }, 'whose current_player_index is "1" where 2 players sit'],
    [{ ...STATE, current_player_index: undefined }, 'whose current_player_index is missing where 2 players sit'],
  ])('is not %j', (body, message) => {
    expect(() => readGameState(body)).toThrow(message);
  });
});
