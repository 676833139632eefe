import type { BidParams, Trade, TradeParams, TradeSide, TradeSideParams } from '#libs/protocol';
import { ACTION_TYPES, type Action, type Offer } from '../action.js';
import { paramsOf } from '../action-rules.js';
import { apply } from '../apply.js';
import { DEEDS } from '../board.js';
import { playerAt, seatToMove, type Game } from '../game.js';
import type { Happening } from '../happening.js';
import { offersOf } from '../offers.js';
import { drawBelow, type Stream } from '../random.js';

/** Takes what is on offer by chance, and fills in what is to be filled in by chance. */
export class RandomPlayer {
  private readonly stream: Stream;

  constructor(seed: number) {
    this.stream = { state: seed | 0 };
  }

  /** One of the offers, all equally likely, but giving up seldom. */
  choose(game: Game): Action {
    const offers = offersOf(game);
    const sober = offers.filter(({ type }) => type !== 'declare_bankruptcy');
    return this.filledIn(game, this.pick(sober.length > 0 && this.below(8) > 0 ? sober : offers));
  }

  /** An offer as an action, with parameters within their limits where it has any. */
  filledIn(game: Game, { type, propertyId }: Offer): Action {
    const params = paramsOf(game, playerAt(game, seatToMove(game) ?? 0), type);
    const action = { type, ...(propertyId !== undefined && { propertyId }) };
    if (params === null) return action;
    return 'amount' in params ? { ...action, amount: this.bid(params) } : { ...action, trade: this.trade(params) };
  }

  /** Low bids more often than high ones, so that auctions take their rounds. */
  private bid({ amount: { minimum, maximum } }: BidParams): number {
    return minimum + this.below(1 + Math.min(maximum - minimum, this.below(100) + 1));
  }

  private trade({ to_player_id, give, get_by_player }: TradeParams): Trade {
    const partner = this.pick(to_player_id.enum);
    const theirs = get_by_player[partner];
    if (theirs === undefined) throw new Error(`there are no params for ${partner}`);
    return { to_player_id: partner, give: this.side(give), get: this.side(theirs) };
  }

  private side({ cash, properties, jail_cards }: TradeSideParams): TradeSide {
    return {
      cash: this.below(2) === 0 ? 0 : this.below(cash.maximum + 1),
      properties: properties.enum.filter(() => this.below(4) === 0),
      jail_cards: this.below(jail_cards.maximum + 1),
    };
  }

  private below(bound: number): number {
    return drawBelow(this.stream, bound);
  }

  private pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing is on offer');
    return item;
  }
}

/** Everything that could be tried without parameters, most of it not on offer. */
export const ANYTHING: readonly Action[] = ACTION_TYPES.flatMap((type) => [
  { type },
  ...DEEDS.map(({ id }) => ({ type, propertyId: id })),
]);

/** What was done, action by action. */
export interface Played extends Action {
  readonly seat: number;
}

/**
 * Plays by chance until the game is over or a number of actions is done. A trade that the rules refuse is not done; what
 * else they refuse is thrown.
 */
export function playAtRandom(
  game: Game,
  seed: number,
  limit: number,
  watch: (happenings: readonly Happening[]) => void = () => {},
): readonly Played[] {
  const player = new RandomPlayer(seed);
  const played: Played[] = [];
  while (game.decision.kind !== 'game_over' && played.length < limit) {
    const { seat } = game.decision;
    const action = player.choose(game);
    const happenings: Happening[] = [];
    const refusal = apply(game, seat, action, happenings);
    if (refusal === null) played.push({ seat, ...action });
    else if (action.trade === undefined) throw new Error(`${action.type}: ${refusal.message}`);
    if (refusal === null) watch(happenings);
  }
  return played;
}
