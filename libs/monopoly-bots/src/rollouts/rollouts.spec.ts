import { apply, createGame, fromWire, type Game, playerAt, toGameState } from '#libs/monopoly';
import { describe, expect, it } from '@jest/globals';
import { answer } from '../answer.js';
import { Proposals } from '../proposals.js';
import { requestOf } from '../testing/whole-game.js';
import { GameTables } from './game-tables.js';
import { actionAt, playOn } from './play-on.js';
import { Rollouts } from './rollouts.js';

const PERSONALITIES = ['aggressive', 'analytical', 'chaotic', 'conservative'];

function gameOf(seed: number, personalities = PERSONALITIES): Game {
  const players = personalities.map((personality, seat) => ({ id: `p${seat}`, name: personality, personality }));
  return createGame({ id: 'g', seed, players });
}

function chancesOf(state: unknown, seed: number, count: number): readonly number[] {
  const rollouts = Rollouts.from(state, seed);
  if (rollouts === null) throw new Error('the state cannot be read');
  while (rollouts.count < count) rollouts.playOne();
  return rollouts.chances;
}

function changed(game: Game, change: (game: Game) => void): Game {
  change(game);
  return game;
}

describe('the chances of a game', () => {
  const later = gameOf(3);
  playOn(later, 60);
  const state = toGameState(later);

  it('add up to 1, and are the same for the same state and seed', () => {
    const chances = chancesOf(state, 1, 5);
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1);
    expect(chancesOf(structuredClone(state), 1, 5)).toEqual(chances);
    expect(chancesOf(state, 2, 5)).not.toEqual(chances);
  });

  it('leave the state as it is', () => {
    const before = structuredClone(state);
    chancesOf(state, 1, 3);
    expect(state).toEqual(before);
  });

  it('are about equal for equals who have not begun, and all with who has the city', () => {
    for (const chance of chancesOf(toGameState(gameOf(1, ['analytical', 'analytical'])), 1, 12)) {
      expect(chance).toBeGreaterThan(0.25);
    }
    const owned = changed(gameOf(1), (game) => {
      for (const lot of game.lots) lot.owner = lot.deed.position < 12 ? 0 : 1;
      playerAt(game, 1).cash = 4000;
    });
    expect(chancesOf(toGameState(owned), 1, 12)[1]).toBeGreaterThan(0.85);
  });

  it('know a debt that cannot be paid', () => {
    const game = changed(gameOf(1, ['analytical', 'analytical']), (one) => {
      const debt = { amount: 900, to: 1, cause: 'rent', position: 39 } as const;
      one.decision = { kind: 'debt', seat: 0, debt };
      playerAt(one, 0).cash = 5;
    });
    expect(chancesOf(toGameState(game), 1, 2)).toEqual([0, 1]);
  });

  it('are none of a bankrupt player, and all of the winner of a game that is over', () => {
    const game = changed(gameOf(2), (one) => {
      playerAt(one, 2).bankrupt = true;
      one.decision = { kind: 'post_roll', seat: 0 };
    });
    expect(chancesOf(toGameState(game), 1, 3)[2]).toBe(0);
    const over = changed(gameOf(2), (one) => {
      one.decision = { kind: 'game_over', winner: 3, reason: 'completed' };
    });
    expect(chancesOf(toGameState(over), 1, 1)).toEqual([0, 0, 0, 1]);
  });

  it.each([null, 'board', {}, { players: [] }, { ...state, rules: undefined }])('are none of %j', (foreign) => {
    expect(Rollouts.from(foreign, 1)).toBeNull();
  });
});

describe('a game that is played on', () => {
  it('is played as the agents play it that are asked over the wire', () => {
    const game = gameOf(11);
    const tables = new GameTables(game);
    const proposals = new Proposals();
    while (game.decision.kind !== 'game_over' && game.turn.number < 90) {
      const { seat } = game.decision;
      const request = requestOf(game, playerAt(game, seat).id);
      const { action } = answer(request, proposals.of(request.player_id));
      const direct = actionAt(tables.now(seat, new Set()), proposals);
      expect(fromWire(direct)).toEqual(fromWire(action));
      proposals.note(request, action);
      apply(game, seat, fromWire(action));
    }
  });

  it('goes on for the turns that are asked for, or to its end', () => {
    const game = gameOf(5);
    playOn(game, 20);
    expect(game.turn.number).toBe(21);
    playOn(game, 2_000);
    expect(game.decision).toMatchObject({ kind: 'game_over', reason: 'completed' });
  });

  it('is the one that the agents would play, but for when they look for trades', () => {
    const lengths = Array.from({ length: 7 }, (_, seed) => {
      const game = gameOf(seed);
      playOn(game, 1_000);
      return game.turn.number;
    });
    const median = lengths.toSorted((a, b) => a - b)[3] ?? 0;
    expect(median).toBeGreaterThan(70);
    expect(median).toBeLessThan(260);
  });
});
