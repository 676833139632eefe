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

  it.each([{}, { id: 'G' }, { game_id: 'g' }, { id: 12, game_id: 'g' }])('is of this game with %j', (ids) => {
    expect(readGameState({ ...STATE, ...ids }, 'g')).toMatchObject({ status: 'in_progress' });
  });

  it.each([null, undefined])('need not name whose turn it is: %j', (index) => {
    expect(readGameState({ ...STATE, current_player_index: index }).current_player_index).toBeNull();
  });

  it.each([
    ['COMPLETED', 'completed'],
    ['In Progress', 'in_progress'],
    ['in-progress', 'in_progress'],
    [' Waiting\u0000', 'waiting'],
    ['brewing', 'brewing'],
  ])('has the status %j: %s', (status, read) => {
    expect(readGameState({ ...STATE, status }).status).toBe(read);
  });

  it('loses what spectators would not see, at every level, and keeps the lines of a text', () => {
    const hostile = {
      ...STATE,
      turn_phase: `pre\u202e_roll${'x'.repeat(200)}`,
      view: { kind: 'text', text: 'a\nb\u0000\u2066' },
      players: [{ ...PLAYERS[0], name: `Ann\u202e\n${'n'.repeat(200)}`, hat: 'top\u0007' }, PLAYERS[1]],
    };
    const state = readGameState(hostile);
    expect(state).toMatchObject({ view: { text: 'a\nb' }, players: [{ hat: 'top' }, PLAYERS[1]] });
    expect(state.players[0]?.name).toBe(`Ann ${'n'.repeat(96)}`);
    expect(state.turn_phase).toBe(`pre_roll${'x'.repeat(92)}`);
  });

  it('keeps a winner whom nobody can be, so that it can be refused, and takes no numbers that are none', () => {
    const infinite: unknown = JSON.parse('1e999');
    const state = readGameState({ ...STATE, winner_id: 'w'.repeat(10_000), turn_number: infinite });
    expect(state.winner_id).toBe('w'.repeat(200));
    expect(state).not.toHaveProperty('turn_number');
    expect(readGameState({ ...STATE, winner_id: '' })).not.toHaveProperty('winner_id');
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
    [{ ...STATE, players: [PLAYERS[0], PLAYERS[0]] }, 'in which two players have the id a'],
    [{ ...STATE, players: [{ id: 1 }, { id: '1' }] }, 'in which two players have the id 1'],
    [
      { ...STATE, players: [{ id: 2 ** 53 }] },
      'whose player 1 has the id 9007199254740992, a number that is not read exactly',
    ],
    [
      { ...STATE, players: [{ id: 'x'.repeat(201) }] },
      'whose player 1 has an id of 201 characters where 200 are allowed',
    ],
    [{ ...STATE, players: [{ id: 'a\u202e' }] }, 'whose player 1 has an id with control characters'],
    [{ ...STATE, players: [{ id: 'a\nb' }] }, 'whose player 1 has an id with control characters'],
    [{ ...STATE, players: [{ id: '\ud800' }] }, 'whose player 1 has an id with control characters'],
    [{ ...STATE, id: 'other' }, 'answered for another game, other'],
    [{ ...STATE, game_id: 8, id: 'row 8' }, 'answered for another game, row 8 or 8'],
  ])('is not %j', (body, message) => {
    expect(() => readGameState(body, 'g')).toThrow(message);
  });
});
