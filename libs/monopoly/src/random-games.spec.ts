import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { BASIC_ACTION_TYPES } from '#libs/protocol';
import { isActionType } from './action.js';
import { apply, isOnOffer } from './apply.js';
import { seatToMove, type Game } from './game.js';
import { defaultOffer, isOnOwnLot, offersOf } from './offers.js';
import type { GameOptions } from './options.js';
import { createGame, type GameSetup } from './setup.js';
import { cloneOf, replay, restored, snapshotOf, type Snapshot } from './snapshot.js';
import { brokenInvariants } from './testing/invariants.js';
import { GAMES } from './testing/knobs.js';
import { ANYTHING, playAtRandom, RandomPlayer } from './testing/random-play.js';
import { toActionResult, toEngineActions, toGameState } from './wire.js';

const MAX_TURNS = 60;
const MOST_ACTIONS = 20_000;

interface Deal {
  readonly setup: GameSetup;
  /** Decides what the players do. */
  readonly choices: number;
  /** Actions after which the game is looked at closely. */
  readonly after: number;
}

const options: fc.Arbitrary<Partial<GameOptions>> = fc.record({
  startingCash: fc.constantFrom(1500, 1500, 400, 3000),
  goSalary: fc.constantFrom(200, 0),
  incomeTax: fc.constantFrom('flat', 'ten_percent'),
  freeParkingPot: fc.boolean(),
  auctions: fc.boolean(),
  auctionMinBid: fc.constantFrom(1, 10),
  trading: fc.boolean(),
  maxTradesPerTurn: fc.constantFrom(3, 1),
  houseLimit: fc.constantFrom(32, 6),
  resignation: fc.boolean(),
  maxTurns: fc.constant(MAX_TURNS),
});

const deals: fc.Arbitrary<Deal> = fc
  .record({
    seed: fc.nat({ max: 2 ** 32 - 1 }),
    count: fc.integer({ min: 2, max: 8 }),
    choices: fc.integer(),
    after: fc.nat({ max: 400 }),
    options,
  })
  .map(({ seed, count, choices, after, options: given }) => {
    const players = Array.from({ length: count }, (_, seat) => ({ id: `p${seat}`, name: `P${seat}` }));
    return { setup: { id: 'g', seed, players, options: given }, choices, after };
  });

/** Fails with the smallest deal that it finds a fault with. Seeded, so that a failure is one for everybody. */
function forAllDeals(games: number, property: (deal: Deal) => void): void {
  fc.assert(fc.property(deals, property), { numRuns: Math.ceil(games), seed: 20_081, endOnFailure: false });
}

/** The game after some random actions. */
function midGame({ setup, choices, after }: Deal): Game {
  const game = createGame(setup);
  playAtRandom(game, choices, after);
  return game;
}

const text = (game: Game): string => JSON.stringify(snapshotOf(game));

describe('random games of random actions', () => {
  it('K8, H1, H2, H4, M1, C2, K2, K4: keep every invariant after every action, and end', () => {
    forAllDeals(GAMES, ({ setup, choices }) => {
      const game = createGame(setup);
      let before = cloneOf(game);
      const broken: string[] = [];
      playAtRandom(game, choices, MOST_ACTIONS, (happenings) => {
        broken.push(...brokenInvariants(before, game, happenings));
        before = cloneOf(game);
      });
      expect(broken).toEqual([]);
      expect(game.decision.kind).toBe('game_over');
      expect(game.turn.number).toBeLessThanOrEqual(MAX_TURNS);
    });
  });

  it('accept every offer and refuse whatever is not on offer, without a change', () => {
    forAllDeals(GAMES, (deal) => {
      const game = midGame(deal);
      const before = text(game);
      const offered = new Set(offersOf(game).map(({ type, propertyId }) => `${type} ${propertyId ?? ''}`));
      const subject = offersOf(game)[0]?.deed?.id;
      for (const action of ANYTHING) {
        const isKnown = offered.has(`${action.type} ${action.propertyId ?? ''}`);
        // What the decision is about need not be named; a lot of one's own must be, even if it is the same.
        const isOwn = isActionType(action.type) && isOnOwnLot(action.type);
        const mayBeUnnamed = action.propertyId === undefined && !isOwn;
        const isImplied = mayBeUnnamed && offered.has(`${action.type} ${subject ?? ''}`);
        const isIdle = action.propertyId !== undefined && offered.has(`${action.type} `);
        const should = isKnown || isImplied || isIdle;
        if (isOnOffer(game, action) !== should) throw new Error(`${JSON.stringify(action)} is misjudged`);
        const isRefused = should || apply(game, seatToMove(game) ?? 0, action) !== null;
        if (!isRefused) throw new Error(`${JSON.stringify(action)} should not be possible`);
      }
      expect(text(game)).toBe(before);
    });
  });

  it('carry out every offer, with parameters within their limits', () => {
    forAllDeals(2 * GAMES, (deal) => {
      const game = midGame(deal);
      if (game.decision.kind === 'game_over') return;
      const player = new RandomPlayer(deal.choices);
      for (const offer of offersOf(game)) {
        const copy = cloneOf(game);
        const action = player.filledIn(copy, offer);
        const refusal = apply(copy, game.decision.seat, action);
        const isTradeMatter = refusal !== null && ['illegal_trade', 'trade_repeated'].includes(refusal.code);
        if (refusal !== null && !isTradeMatter) throw new Error(`${offer.type}: ${refusal.message}`);
        expect(text(copy) === text(game)).toBe(isTradeMatter);
      }
    });
  });

  it('show no sum below zero in any offer', () => {
    forAllDeals(GAMES, ({ setup, choices }) => {
      const game = createGame(setup);
      const sums: number[] = [];
      playAtRandom(game, choices, 400, () => {
        for (const { cost, amount, cash_after } of toEngineActions(game).actions) {
          sums.push(...[cost, amount, cash_after].flatMap((sum) => (sum == null || sum >= 0 ? [] : [sum])));
        }
      });
      expect(sums).toEqual([]);
    });
  });

  it('refuse every seat but the one that is to move, without a change', () => {
    forAllDeals(2 * GAMES, (deal) => {
      const game = midGame(deal);
      const before = text(game);
      const [offer] = offersOf(game);
      for (const { seat } of game.players) {
        if (game.decision.kind === 'game_over' || seat === game.decision.seat || offer === undefined) continue;
        expect(apply(game, seat, { type: offer.type })).toMatchObject({ code: 'not_your_move' });
      }
      expect(text(game)).toBe(before);
    });
  });

  it('are the same game when they are written down as JSON and restored', () => {
    forAllDeals(2 * GAMES, (deal) => {
      const game = midGame(deal);
      const again = restored(JSON.parse(text(game)) as Snapshot);
      expect(text(again)).toBe(text(game));
      playAtRandom(game, deal.choices, 100);
      playAtRandom(again, deal.choices, 100);
      expect(text(again)).toBe(text(game));
    });
  });

  it('come to the same when they are replayed from the seed and the actions, or go on from a clone', () => {
    forAllDeals(2 * GAMES, ({ setup, choices, after }) => {
      const game = createGame(setup);
      const played = playAtRandom(game, choices, after);
      expect(text(replay(setup, played))).toBe(text(game));
      const before = text(game);
      playAtRandom(cloneOf(game), choices, 50);
      expect(text(game)).toBe(before);
    });
  });

  it('C8: never contain the order of the decks, the throws to come or the generator’s state', () => {
    forAllDeals(2 * GAMES, (deal) => {
      const game = midGame(deal);
      const other = cloneOf(game);
      other.cup.stream.state ^= 0x5bd1e995;
      other.cup.loaded.push([6, 6]);
      other.decks.chance.reverse();
      other.decks.community_chest.reverse();
      for (const view of [toGameState, toEngineActions]) expect(view(other)).toEqual(view(game));
      expect(toActionResult(other, 0, { type: 'x' }, [])).toEqual(toActionResult(game, 0, { type: 'x' }, []));
    });
  });
});

describe('the default action', () => {
  it('is the first on offer, and alone takes a game to its end', () => {
    forAllDeals(GAMES / 4, ({ setup }) => {
      const game = createGame(setup);
      for (let count = 0; game.decision.kind !== 'game_over'; count += 1) {
        const offer = defaultOffer(game);
        expect(offer).toBe(offersOf(game)[0]);
        if (offer === null || count > MOST_ACTIONS) throw new Error('the game does not go on');
        expect(apply(game, game.decision.seat, offer)).toBeNull();
      }
    });
  });

  it('takes a game on from anywhere, and gives up only when nothing else is left', () => {
    forAllDeals(GAMES / 2, (deal) => {
      const game = midGame(deal);
      for (let count = 0; count < 60 && game.decision.kind !== 'game_over'; count += 1) {
        const offers = offersOf(game);
        const [offer, ...others] = offers;
        if (offer === undefined) throw new Error('nothing is on offer');
        const isLast = others.every(({ type }) => type === 'propose_trade');
        expect(offer.type !== 'declare_bankruptcy' || isLast).toBe(true);
        expect(apply(game, game.decision.seat, offer)).toBeNull();
      }
    });
  });
});

describe('the basic action set', () => {
  it('offers the nine basic types alone, and never waits for another seat than the one whose turn it is', () => {
    const basic: readonly string[] = BASIC_ACTION_TYPES;
    forAllDeals(GAMES / 4, ({ setup, choices }) => {
      const game = createGame({ ...setup, options: { ...setup.options, actionSet: 'basic' } });
      const wrong: string[] = [];
      playAtRandom(game, choices, MOST_ACTIONS, () => {
        wrong.push(...offersOf(game).flatMap(({ type }) => (basic.includes(type) ? [] : [type])));
        if (game.decision.kind !== 'game_over' && game.decision.seat !== game.turn.seat) wrong.push('another seat');
      });
      expect(wrong).toEqual([]);
      expect(game.decision.kind).toBe('game_over');
    });
  });
});
