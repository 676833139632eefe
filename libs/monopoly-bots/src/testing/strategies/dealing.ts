import { fieldsOf, listOf, type Trade, type ValidAction } from '#libs/protocol';
import { goodsOf } from '../../policies/bargain.js';
import { GROUP_NAMES } from '../../table/groups.js';
import type { Holding } from '../../table/holding.js';
import type { TableView } from '../../table/table-view.js';

/** What a player would like to get from another one. */
export interface Wish {
  readonly partnerId: string;
  readonly get: readonly Holding[];
  /** Whether the group is whole then. */
  readonly completes: boolean;
}

interface Terms {
  readonly give?: readonly Holding[];
  readonly giveCash?: number;
  readonly get?: readonly Holding[];
  readonly getCash?: number;
}

/** Trades that the seat has proposed in this turn. */
export function proposedThisTurn({ decision }: TableView): readonly unknown[] {
  return listOf(fieldsOf(fieldsOf(decision)['context'])['proposals']);
}

/** Undefined where no trade can be proposed now, or this one was proposed in this turn. */
export function propose(table: TableView, to: string, terms: Terms): ValidAction | undefined {
  const isFree = table.offers.has('end_turn') || table.offers.has('roll_dice') || table.offers.has('roll_for_doubles');
  const offer = isFree ? table.offers.first('propose_trade') : undefined;
  if (offer?.params === undefined || !('give' in offer.params)) return undefined;
  const { give, get_by_player } = offer.params;
  const theirs = get_by_player[to];
  const ids = (holdings: readonly Holding[] = []): readonly string[] => holdings.map(({ deed }) => deed.id);
  const [given, taken] = [ids(terms.give), ids(terms.get)];
  const isPossible =
    given.every((id) => give.properties.enum.includes(id)) &&
    taken.every((id) => theirs?.properties.enum.includes(id) === true) &&
    (terms.giveCash ?? 0) <= give.cash.maximum &&
    (terms.getCash ?? 0) <= (theirs?.cash.maximum ?? 0);
  const side = (properties: readonly string[], cash = 0): Trade['give'] => ({ cash: Math.floor(cash), properties });
  const trade = { to_player_id: to, give: side(given, terms.giveCash), get: side(taken, terms.getCash) };
  const isRepeated = proposedThisTurn(table).some((old) => textOf(old) === textOf(trade));
  return isPossible && !isRepeated ? { ...offer, trade } : undefined;
}

function textOf(trade: unknown): string {
  const { to_player_id, give, get } = fieldsOf(trade);
  const side = (value: unknown): unknown => {
    const { cash, properties } = fieldsOf(value);
    return [
      cash ?? 0,
      listOf(properties)
        .map(String)
        .toSorted((a, b) => a.localeCompare(b)),
    ];
  };
  return JSON.stringify([to_player_id, side(give), side(get)]);
}

/** What would further the player's groups: all that a partner has of a group, where the player has some of it or the bank has nothing. */
export function wishesOf(playerId: string, table: TableView): readonly Wish[] {
  return GROUP_NAMES.flatMap((name) => {
    const group = table.group(name);
    const mine = group.filter(({ ownerId }) => ownerId === playerId);
    if (mine.length === 0 || mine.length === group.length || group.some(({ houses }) => houses > 0)) return [];
    const partners = new Set(
      group.flatMap(({ ownerId }) => (ownerId === null || ownerId === playerId ? [] : [ownerId])),
    );
    return [...partners].map((partnerId): Wish => {
      const get = group.filter(({ ownerId }) => ownerId === partnerId);
      return { partnerId, get, completes: mine.length + get.length === group.length };
    });
  });
}

/** What a trade on the table brings and costs the seat that is asked; null: nothing is on the table, or it cannot be read. */
export function tradeOnTable(
  table: TableView,
): { gained: readonly Holding[]; lost: readonly Holding[]; cash: number } | null {
  const { give, get } = fieldsOf(table.offers.first('accept_trade')?.trade);
  const [gained, lost] = [goodsOf(fieldsOf(give), table), goodsOf(fieldsOf(get), table)];
  if (!table.offers.has('accept_trade') || gained === null || lost === null) return null;
  return { gained: gained.deeds, lost: lost.deeds, cash: gained.cash - lost.cash };
}

/** Whether a player owns a whole group once it has these deeds, too. */
export function completesWith(playerId: string | null, deeds: readonly Holding[], table: TableView): boolean {
  return deeds.some(({ deed }) =>
    table.groupAround(deed).every((other) => other.ownerId === playerId || deeds.includes(other)),
  );
}

export function listPrice(holdings: readonly Holding[]): number {
  return holdings.reduce((sum, { deed, mortgaged }) => sum + (mortgaged ? deed.mortgage : deed.price), 0);
}
