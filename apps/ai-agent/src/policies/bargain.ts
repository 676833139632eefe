import type { Trade, TradeSide } from '#libs/protocol';
import type { Holding } from '../table/holding.js';
import { listOf, numberOr, textOr } from '../table/reading.js';
import type { TableView } from '../table/table-view.js';
import { estateWorth, groupsOf, ownedBy, type OwnerOf } from './estate.js';

/** One side of a trade as it is understood here. */
export interface Goods {
  readonly cash: number;
  readonly jailCards: number;
  readonly deeds: readonly Holding[];
}

/** What a trade means for one of its two sides, in dollars. */
export interface Effect {
  /** By how much its deeds and cards are worth more, less what the other side's gain costs it. */
  readonly estate: number;
  /** Cash that it gets; negative: that it pays. */
  readonly cash: number;
  /** Whether a group becomes whole in its hands. */
  readonly completes: boolean;
}

/** What a jail card saves: the fine. */
const JAIL_CARD_WORTH = 50;

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

/** Both sides' view of a trade: `mine` gives `given` to `theirs` and gets `taken`. */
export function effectsOf(
  [mine, theirs]: readonly [string, string],
  given: Goods,
  taken: Goods,
  table: TableView,
): { readonly mine: Effect; readonly theirs: Effect } {
  const groups = groupsOf([...given.deeds, ...taken.deeds]);
  const after: OwnerOf = (holding) => {
    if (given.deeds.includes(holding)) return theirs;
    return taken.deeds.includes(holding) ? mine : holding.ownerId;
  };
  const change = (player: string, got: Goods, lost: Goods): number => {
    const cash = table.cashOf(player);
    const cards = (got.jailCards - lost.jailCards) * JAIL_CARD_WORTH;
    const then = Math.max(cash + got.cash - lost.cash, 0);
    return cards + estateWorth(groups, player, after, then, table) - estateWorth(groups, player, ownedBy, cash, table);
  };
  const [forMe, forThem] = [change(mine, taken, given), change(theirs, given, taken)];
  // Whatever makes another player stronger costs each of the rest their share of it.
  const share = 1 / Math.max(table.solvent.length - 1, 1);
  const effect = (own: number, other: number, got: Goods, lost: Goods, player: string): Effect => ({
    estate: own - share * Math.max(other, 0),
    cash: got.cash - lost.cash,
    completes: completesFor(player, got.deeds, after, table),
  });
  return {
    mine: effect(forMe, forThem, taken, given, mine),
    theirs: effect(forThem, forMe, given, taken, theirs),
  };
}

function completesFor(player: string, got: readonly Holding[], after: OwnerOf, table: TableView): boolean {
  return got.some(
    ({ deed }) => deed.kind === 'street' && table.groupAround(deed).every((one) => after(one) === player),
  );
}

/** Whether a side gains by a trade: each dollar that it gives up, in cash or in worth, must bring `margin` dollars. */
export function isGain({ estate, cash, completes }: Effect, other: Effect, margin: number): boolean {
  if (other.completes && !completes) return false;
  if (estate + cash <= 0) return false;
  return estate >= 0 ? estate >= -cash * margin : cash >= -estate * margin;
}

export function tradeOf(to: string, given: Goods, taken: Goods, message?: string): Trade {
  return { to_player_id: to, give: sideOf(given), get: sideOf(taken), ...(message !== undefined && { message }) };
}
