import { describe, expect, it } from '@jest/globals';
import { readKnownGame } from './known-game.js';
import { standings } from './ranks.js';
import { boardState } from './testing/test-game.js';

const PLAYERS = [
  { id: 'a', name: 'Ada', personality: 'aggressive', model: null },
  { id: 'b', name: 'Bob', personality: 'chaotic', model: 'm1' },
];
const STATE = { ...boardState({ cash: 20 }, { cash: 0, is_bankrupt: true }), turn_number: 31 };
const GAME = {
  game_id: 'g',
  status: 'completed',
  seq: 900,
  turn_count: 31,
  speed: 'fast',
  players: PLAYERS,
  winner_id: 'a',
  error: null,
  game: { engine: 'default', name: 'Monopoly' },
  state: STATE,
};
const asked = { game: GAME, stateAt: null, result: null };

describe('what a server knows of a game at once', () => {
  it('is its status, board, turn and standings', () => {
    const known = readKnownGame(asked);
    expect(known?.gameName).toBe('Monopoly');
    expect(known?.shown).toBe(known?.head);
    expect(known?.head).toMatchObject({
      seq: 900,
      status: 'completed',
      speed: 'fast',
      winnerId: 'a',
      turn: { number: 31, playerId: 'a', playerName: 'Ada' },
    });
    expect(known && standings(known.head).map(({ seat, rank }) => [seat.name, rank])).toEqual([
      ['Ada', 1],
      ['Bob', 2],
    ]);
  });

  it('has the ranks of its result, which no state has: who went out first', () => {
    const players = ['a', 'b', 'c'].map((id) => ({ id, name: id, cash: 0, is_bankrupt: id !== 'c', position: 0 }));
    const game = { ...GAME, winner_id: 'c', players, state: { ...STATE, players } };
    const result = { standings: ['c', 'b', 'a'].map((id, index) => ({ player_id: id, rank: index + 1 })) };
    const known = readKnownGame({ game, stateAt: null, result });
    expect(known && standings(known.head).map(({ seat }) => seat.id)).toEqual(['c', 'b', 'a']);
  });

  it('is the state at the requested event, when the game was still on', () => {
    const stateAt = { game_id: 'g', seq: 40, state: { ...boardState({ cash: 900 }), turn_number: 3 } };
    const known = readKnownGame({ ...asked, stateAt });
    expect(known?.head.seq).toBe(900);
    expect(known?.shown).toMatchObject({ seq: 40, status: 'running', winnerId: null, turn: { number: 3 } });
    expect(known?.shown.seats[0]?.cash).toBe(900);
  });

  it('has the personality and the model of each player, also where an engine’s players have none', () => {
    const bare = STATE.players.map(({ id, name }) => ({ id, name, cash: 1, position: 0 }));
    const known = readKnownGame({ ...asked, game: { ...GAME, state: { ...STATE, players: bare } } });
    expect(known?.head.seats.map(({ personality, model }) => [personality, model])).toEqual([
      ['aggressive', null],
      ['chaotic', 'm1'],
    ]);
  });

  it.each([null, [], { status: 'running' }, { ...GAME, state: { players: 'none' } }])('is nothing in %j', (game) => {
    expect(readKnownGame({ ...asked, game })).toBeNull();
  });
});
