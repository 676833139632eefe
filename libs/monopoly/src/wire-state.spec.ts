import { describe, expect, it } from '@jest/globals';
import { fieldsOf } from '#libs/protocol';
import { apply } from './apply.js';
import { CARDS, DECK_NAMES } from './cards.js';
import { JAIL_CARDS } from './decks.js';
import type { Game } from './game.js';
import { redrawn } from './redraw.js';
import { createGame } from './setup.js';
import { newGame, withPlayer } from './testing/games.js';
import { playAtRandom, RandomPlayer } from './testing/random-play.js';
import { gameFrom } from './wire-state.js';
import { toGameState } from './wire.js';

const PLAYERS = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id.toUpperCase(), personality: 'chaotic' }));

/** The states of a random game, one after each action. */
function statesOf(seed: number, actions: number): readonly Game[] {
  const options = {
    incomeTax: 'ten_percent',
    freeParkingPot: true,
    houseLimit: 6,
    startingCash: 500,
    goSalary: 20,
  } as const;
  const game = createGame({ id: 'g', seed, players: PLAYERS, options });
  const player = new RandomPlayer(seed);
  const games: Game[] = [];
  while (game.decision.kind !== 'game_over' && games.length < actions) {
    apply(game, game.decision.seat, player.choose(game));
    games.push(redrawn(game, 0));
  }
  return games;
}

/** A state without the decision's number, which counts actions that a state does not show. */
function comparable(game: Game): string {
  const state = toGameState(game);
  const decision = fieldsOf(state['decision']);
  return JSON.stringify([
    { ...state, decision: null },
    { ...decision, id: null },
  ]);
}

function rebuilt(state: unknown): Game {
  const game = gameFrom(state);
  if (game === null) throw new Error('the state cannot be read');
  return game;
}

describe('a game made from its public state', () => {
  it('shows the same state, whatever it waits for', () => {
    const games = [1, 2, 3, 4].flatMap((seed) => statesOf(seed, 400));
    const kinds = new Set(games.map(({ decision }) => decision.kind));
    for (const kind of ['pre_roll', 'jail', 'buy', 'income_tax', 'debt', 'post_roll', 'auction', 'trade', 'interest']) {
      expect(kinds).toContain(kind);
    }
    for (const game of games) expect(comparable(rebuilt(structuredClone(toGameState(game))))).toEqual(comparable(game));
  });

  it('can be played on, each seed in another way and the same seed in the same way', () => {
    const played = statesOf(7, 150).at(-1);
    const state = toGameState(played ?? newGame(2));
    const endOf = (seed: number): string => {
      const game = redrawn(rebuilt(state), seed);
      playAtRandom(game, 1, 400);
      return comparable(game);
    };
    expect(endOf(1)).toEqual(endOf(1));
    expect(endOf(1)).not.toEqual(endOf(2));
  });

  it('has each card once, those that players hold included', () => {
    const held = withPlayer(newGame(3), 1, { jailCards: ['chance'] });
    const decks = new Set<string>();
    for (let seed = 0; seed < 20; seed += 1) {
      const { players, decks: cards } = redrawn(rebuilt(toGameState(held)), seed);
      for (const name of DECK_NAMES) {
        const isHeld = players[1]?.jailCards[0] === name;
        expect(cards[name].toSorted((a, b) => a - b)).toEqual(
          [...CARDS[name].keys()].filter((card) => !isHeld || card !== JAIL_CARDS[name]),
        );
      }
      decks.add(players[1]?.jailCards.join() ?? '');
    }
    expect(decks).toEqual(new Set(DECK_NAMES));
  });

  it.each([
    ['nothing', null],
    ['no rules, as other engines', { rules: undefined }],
    ['a rule that it does not know', { rules: { gravity: 2 } }],
    ['one player', { players: toGameState(newGame(2)).players.slice(0, 1) }],
    ['deeds of another board', { properties: [{ property_id: 'mayfair', owner_id: null, houses: 0 }] }],
    ['cash that is no number', { players: toGameState(newGame(2)).players.map((one) => ({ ...one, cash: 'much' })) }],
    ['a player off the board', { players: toGameState(newGame(2)).players.map((one) => ({ ...one, position: 40 })) }],
    ['a decision of nobody', { decision: { player_id: 'zoe' } }],
    ['a phase that it does not know', { turn_phase: 'tea_time' }],
  ])('is none of a state with %s', (_, change) => {
    const state = toGameState(newGame(2));
    expect(gameFrom(state)).not.toBeNull();
    expect(gameFrom(change && { ...state, ...change })).toBeNull();
  });
});
