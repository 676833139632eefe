import { describe, expect, it } from '@jest/globals';
import { apply } from './apply.js';
import { isDoubles } from './dice.js';
import { playerAt, seatToMove, type Game, type Player } from './game.js';
import type { Happening } from './happening.js';
import { defaultOffer } from './offers.js';
import { createGame, type GameSetup } from './setup.js';
import { TURNS } from './testing/knobs.js';

const PLAYERS = ['a', 'b'].map((id) => ({ id, name: id }));
/** From here three throws never reach square 30. */
const FAR_FROM_JAIL = 31;

/** A game of two on GO, changed for the first player, who has cash for everything. */
function opening(seed: number, change: Partial<Player> = {}, setup: Partial<GameSetup> = {}): Game {
  const options = { auctions: false, trading: false };
  const game = createGame({ id: 'g', seed, players: PLAYERS, options, ...setup });
  Object.assign(playerAt(game, 0), { cash: 1_000_000, ...change });
  return game;
}

/** No card moves anybody: these pay $50 each. */
function withHarmlessCards(seed: number): Game {
  return opening(seed, { position: FAR_FROM_JAIL }, { decks: { chance: [7], community_chest: [3] } });
}

/** The first player's first turn, by default actions: nothing is bought, so that only dice and cards matter. */
function firstTurn(game: Game): readonly Happening[] {
  const happenings: Happening[] = [];
  while (game.turn.number === 1) act(game, happenings);
  return happenings;
}

function act(game: Game, happenings: Happening[]): void {
  const offer = defaultOffer(game);
  const refusal = offer && apply(game, seatToMove(game) ?? 0, offer, happenings);
  if (offer === null || refusal !== null) throw new Error('the turn does not end');
}

/** Jailed by the third doubles of the turn: they are not moved. */
function byThreeDoubles(happenings: readonly Happening[]): boolean {
  const throws = happenings.filter((each) => each.kind === 'rolled');
  const last = happenings.findLastIndex(({ kind }) => kind === 'rolled');
  const isJailed =
    happenings[last + 2]?.kind === 'jailed' && happenings.slice(last).every(({ kind }) => kind !== 'drew');
  return isJailed && throws.length === 3 && throws.every((each) => each.kind === 'rolled' && isDoubles(each.dice));
}

function bySquare30(happenings: readonly Happening[]): boolean {
  return happenings.some((each) => each.kind === 'moved' && each.to === 30);
}

/** Whether the first player, in jail, gets out by doubles before they have to pay. */
function leavesByDoubles(seed: number): boolean {
  const game = opening(seed, { inJail: true, position: 10 });
  game.decision = { kind: 'jail', seat: 0 };
  const happenings: Happening[] = [];
  while (playerAt(game, 0).inJail) act(game, happenings);
  return happenings.some((each) => each.kind === 'jail_attempt' && each.seat === 0 && each.success);
}

/** Squares that throws moved the token in a turn. */
function squares(happenings: readonly Happening[]): number {
  return happenings.reduce((sum, each) => sum + (each.kind === 'moved' ? (each.throwTotal ?? 0) : 0), 0);
}

/** Within four standard errors of the exact probability: another result comes once in 16,000 honest runs. */
function isShare(exact: number, test: (seed: number) => boolean): boolean {
  let found = 0;
  for (let seed = 0; seed < TURNS; seed += 1) if (test(seed)) found += 1;
  const error = Math.sqrt((exact * (1 - exact)) / TURNS);
  return Math.abs(found / TURNS - exact) < 4 * error;
}

describe('exact probabilities', () => {
  it('J1: from GO and with fresh decks, square 30 jails in the first turn with 59/186624', () => {
    expect(isShare(59 / 186_624, (seed) => bySquare30(firstTurn(opening(seed))))).toBe(true);
  });

  it('T3: from GO and with fresh decks, three doubles jail in the first turn with 8519/1866240', () => {
    expect(isShare(8519 / 1_866_240, (seed) => byThreeDoubles(firstTurn(opening(seed))))).toBe(true);
  });

  it('T8: by dice alone three doubles jail with 1/216', () => {
    expect(isShare(1 / 216, (seed) => byThreeDoubles(firstTurn(withHarmlessCards(seed))))).toBe(true);
  });

  it('J3, J6: doubles open the jail within three throws with 91/216', () => {
    expect(isShare(91 / 216, leavesByDoubles)).toBe(true);
  });

  it('T1, T2, T3: dice move a token by 1799/216 squares a turn on average', () => {
    const turns = Array.from({ length: TURNS }, (_, seed) => squares(firstTurn(withHarmlessCards(seed))));
    const mean = turns.reduce((sum, each) => sum + each, 0) / TURNS;
    const variance = turns.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (TURNS - 1);
    expect(Math.abs(mean - 1799 / 216)).toBeLessThan(4 * Math.sqrt(variance / TURNS));
  });
});
