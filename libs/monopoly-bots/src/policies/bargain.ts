import { listOf, numberOr, textOr, type Trade, type TradeSide } from '#libs/protocol';
import type { Holding } from '../table/holding.js';
import type { TableView } from '../table/table-view.js';
import { finite, type Moved } from './estate.js';
import { sharesAfter, sharesOf } from './standing.js';

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

/** Deeds for deeds; one of the sides may be empty, then it is cash for deeds. */
export interface Exchange {
  readonly give: readonly Holding[];
  readonly get: readonly Holding[];
}

/** Both sides' view of a trade: `mine` gives `given` to `theirs` and gets `taken`. */
export function effectsOf(pair: readonly [string, string], given: Goods, taken: Goods, table: TableView): Effects {
  const jailCards = (taken.jailCards - given.jailCards) * JAIL_CARD_WORTH;
  return effectsByCash(pair, { give: given.deeds, get: taken.deeds }, table)(given.cash - taken.cash - jailCards);
}

/** As {@link effectsOf}, by the dollars that `mine` pays beside the deeds; less than 0: that it is paid. */
export function effectsByCash(
  [mine, theirs]: readonly [string, string],
  { give, get }: Exchange,
  table: TableView,
): (paid: number) => Effects {
  const moved: Moved = new Map([
    ...give.map((holding) => [holding, theirs] as const),
    ...get.map((holding) => [holding, mine] as const),
  ]);
  const before = sharesOf(table);
  const after = sharesAfter([mine, theirs], moved, table);
  const [myInterest, theirInterest] = [interestOn(get), interestOn(give)];
  const [myCash, theirCash] = [finite(table.cashOf(mine)), finite(table.cashOf(theirs))];
  const completes = { mine: completesFor(mine, get, moved, table), theirs: completesFor(theirs, give, moved, table) };
  return (paid) => {
    const then = after((id) => (id === mine ? myCash + (-paid - myInterest) : theirCash + (paid - theirInterest)));
    const gainOf = (id: string): number => (then.get(id) ?? 0) - (before.get(id) ?? 0);
    return {
      mine: { gain: gainOf(mine), completes: completes.mine },
      theirs: { gain: gainOf(theirs), completes: completes.theirs },
    };
  };
}

function completesFor(player: string, got: readonly Holding[], moved: Moved, table: TableView): boolean {
  return got.some(
    ({ deed }) =>
      deed.kind === 'street' && table.groupAround(deed).every((one) => (moved.get(one) ?? one.ownerId) === player),
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
