import { listOf, numberOr, textOr, type Trade, type TradeSide } from '#libs/protocol';
import type { Holding } from '../table/holding.js';
import type { TableView } from '../table/table-view.js';
import { finite, type OwnerOf, sharesOf } from './standing.js';

/** One side of a trade as it is understood here. */
export interface Goods {
  readonly cash: number;
  readonly jailCards: number;
  readonly deeds: readonly Holding[];
}

/** What a trade means for one of its two sides. */
export interface Effect {
  /** By how much its share in the win grows, 0 to 1. */
  readonly gain: number;
  /** Whether a group becomes whole in its hands. */
  readonly completes: boolean;
}

export interface Effects {
  readonly mine: Effect;
  readonly theirs: Effect;
}

/** What a jail card saves: the fine. */
const JAIL_CARD_WORTH = 50;
/** A smaller share in the win is within the error of the estimate, and a proposer may know better. */
export const LEAST_GAIN = 0.006;
const TENTH = 10;

/** Null if a property is not on this board: its worth is anybody's guess. */
export function goodsOf(side: Partial<Record<keyof TradeSide, unknown>>, table: TableView): Goods | null {
  const ids = listOf(side.properties);
  const deeds = ids.flatMap((id) => table.holding(textOr(id, '')) ?? []);
  if (deeds.length < ids.length) return null;
  return { cash: numberOr(side.cash, 0), jailCards: numberOr(side.jail_cards, 0), deeds };
}

/** The terms that goods make up. */
function sideOf({ cash, jailCards, deeds }: Goods): Required<TradeSide> {
  return { cash, jail_cards: jailCards, properties: deeds.map(({ deed }) => deed.id) };
}

/** A player who receives a mortgaged deed owes a tenth of the mortgage at once. */
export function interestOn(deeds: readonly Holding[]): number {
  return deeds.reduce((sum, { deed, mortgaged }) => sum + (mortgaged ? Math.ceil(deed.mortgage / TENTH) : 0), 0);
}

/** Both sides' view of a trade: `mine` gives `given` to `theirs` and gets `taken`. */
export function effectsOf(
  [mine, theirs]: readonly [string, string],
  given: Goods,
  taken: Goods,
  table: TableView,
): Effects {
  const after: OwnerOf = (holding) => {
    if (given.deeds.includes(holding)) return theirs;
    return taken.deeds.includes(holding) ? mine : holding.ownerId;
  };
  const balance = (got: Goods, lost: Goods): number =>
    got.cash - lost.cash + (got.jailCards - lost.jailCards) * JAIL_CARD_WORTH - interestOn(got.deeds);
  const cashOf = (id: string): number =>
    finite(table.cashOf(id)) + (id === mine ? balance(taken, given) : balance(given, taken));
  const [before, then] = [sharesOf(table), sharesOf(table, { players: [mine, theirs], ownerOf: after, cashOf })];
  const effect = (id: string, got: readonly Holding[]): Effect => ({
    gain: (then.get(id) ?? 0) - (before.get(id) ?? 0),
    completes: completesFor(id, got, after, table),
  });
  return { mine: effect(mine, taken.deeds), theirs: effect(theirs, given.deeds) };
}

function completesFor(player: string, got: readonly Holding[], after: OwnerOf, table: TableView): boolean {
  return got.some(
    ({ deed }) => deed.kind === 'street' && table.groupAround(deed).every((one) => after(one) === player),
  );
}

/** Whether a side gains by a trade, and at least `fairness` times as much as the other one. */
export function isGain(own: Effect, other: Effect, fairness: number): boolean {
  if (other.completes && !own.completes) return false;
  return own.gain >= LEAST_GAIN && own.gain >= other.gain * fairness;
}

export function tradeOf(to: string, given: Goods, taken: Goods, message?: string): Trade {
  return { to_player_id: to, give: sideOf(given), get: sideOf(taken), ...(message !== undefined && { message }) };
}
