import { describe, expect, it } from '@jest/globals';
import type { GameResult, Standing } from '#libs/protocol';
import { placesOf } from './places.js';

/** The standings in this order: a sum is the player's cash, `null` says that he is bankrupt. */
function result(winner: string | null, owned: Readonly<Record<string, number | null>>): GameResult {
  const standings: Standing[] = Object.entries(owned).map(([id, cash], index) => ({
    rank: index + 1,
    player_id: id,
    player_name: id,
    cash,
    properties: 0,
    is_bankrupt: cash === null,
  }));
  const final_state = { status: 'completed', current_player_index: 0, players: [] };
  return { game_id: 'g', status: 'completed', winner_id: winner, winner_name: winner, final_state, standings };
}

const places = (...args: Parameters<typeof placesOf>): Record<string, number> =>
  Object.fromEntries(placesOf(...args).map(({ playerId, place }) => [playerId, place]));

describe('the places in a finished game', () => {
  it('go by the order of bankruptcy below the winner: who fell last stands higher', () => {
    const fallen = result('a', { a: 900, b: null, c: null, d: null });
    expect(places(fallen, ['c', 'b', 'd'])).toEqual({ a: 1, d: 2, b: 3, c: 4 });
  });

  it('go by the standings where players are solvent', () => {
    expect(places(result('b', { b: 500, a: 900, c: 300, d: null }), ['d'])).toEqual({ b: 1, a: 2, c: 3, d: 4 });
  });

  it('are shared by players who cannot be told apart', () => {
    expect(places(result('a', { a: 500, b: 200, c: 200 }), [])).toEqual({ a: 1, b: 2, c: 2 });
    expect(places(result('a', { a: 500, b: null, c: null }), [])).toEqual({ a: 1, b: 2, c: 2 });
  });

  it('are nobody’s alone where nobody won and all own the same', () => {
    expect(places(result(null, { a: 5, b: 5 }), [])).toEqual({ a: 1, b: 1 });
  });
});
