import type { TradeParams, TradeSide, ValidAction } from '#libs/protocol';
import type { Policy, Situation } from '../situation.js';
import { groupOf, type GroupName } from '../table/groups.js';
import { fieldsOf, listOf } from '../table/reading.js';
import type { TableView } from '../table/table-view.js';
import { dollars } from '../table/wording.js';
import { changeFor, makesWhole, ownersAfter } from './holdings-after.js';
import { reserveOf } from './worth.js';

/** A trade to propose: what it brings this seat, in dollars. */
interface Plan {
  readonly partner: string;
  readonly give: Required<TradeSide>;
  readonly get: Required<TradeSide>;
  readonly gain: number;
}

/** A trade must bring both sides this much, in dollars, to be worth the talk. */
const WORTHWHILE = 60;
/** Deeds that are worth this share of their price to a seat further a group of it. */
const USEFUL = 0.6;
/** Only every so many questions, so that a table does not talk all the time. */
const PATIENCE = ['talk', 'wait', 'wait'] as const;

/** Proposes the trade that brings most, if one serves both sides; once a turn, and not in every turn. */
export const proposing: Policy = (situation) => {
  const { table, chance } = situation;
  const offer = table.offers.first('propose_trade');
  if (offer === undefined || hasTalked(table) || chance.pick(PATIENCE, 'trade') === 'wait') return null;
  const plans = isTradeParams(offer.params) ? plansFor(offer.params, situation) : [];
  const [best] = plans.toSorted((a, b) => b.gain - a.gain);
  if (best === undefined) return null;
  const { partner, give, get } = best;
  const action: ValidAction = { type: offer.type, trade: { to_player_id: partner, give, get } };
  const reasoning = `A trade could help us both: I offer ${table.nameOf(partner)} ${goods(give, table)} for ${goods(get, table)}.`;
  return { action, reasoning };
};

/** Whether this seat proposed something in this turn already, or nothing is told about that, or it is in debt. */
function hasTalked({ decision }: TableView): boolean {
  const proposals = fieldsOf(fieldsOf(decision)['context'])['proposals'];
  return proposals === undefined || listOf(proposals).length > 0;
}

function isTradeParams(params: ValidAction['params']): params is TradeParams {
  return params !== undefined && 'get_by_player' in params;
}

function plansFor({ give, get_by_player }: TradeParams, situation: Situation): readonly Plan[] {
  const { table } = situation;
  const mine = [...byGroup(give.properties.enum, table).values()];
  return Object.entries(get_by_player).flatMap(([partner, get]) => {
    const wanted = [...byGroup(get.properties.enum, table).values()]
      .flatMap((ids) => [ids, ...(ids.length > 1 ? ids.map((id) => [id]) : [])])
      .filter((ids) => serves(table.me.id, ids, table));
    if (wanted.length === 0) return [];
    const offered = [[], ...mine.filter((ids) => serves(partner, ids, table))];
    return wanted.flatMap((ids) =>
      offered.flatMap((own) => balanced(partner, own, ids, get.cash.maximum, situation) ?? []),
    );
  });
}

/** Whether deeds are worth more to a seat than what a divided group is good for. */
function serves(seatId: string, ids: readonly string[], table: TableView): boolean {
  const price = ids.reduce((sum, id) => sum + (table.holding(id)?.deed.price ?? 0), 0);
  return changeFor(seatId, new Map(ids.map((id) => [id, seatId])), table) > USEFUL * price;
}

function byGroup(ids: readonly string[], table: TableView): ReadonlyMap<GroupName, readonly string[]> {
  const groups = new Map<GroupName, readonly string[]>();
  for (const id of ids) {
    const holding = table.holding(id);
    if (holding !== undefined) groups.set(groupOf(holding.deed), [...(groups.get(groupOf(holding.deed)) ?? []), id]);
  }
  return groups;
}

/** The exchange with the cash that splits what it brings between both sides; null if it does not serve both. */
function balanced(
  partner: string,
  mine: readonly string[],
  theirs: readonly string[],
  theirCash: number,
  { table, mood }: Situation,
): Plan | null {
  const owners = ownersAfter(table.me.id, partner, { properties: mine }, { properties: theirs });
  const [gain, theirGain] = [changeFor(table.me.id, owners, table), changeFor(partner, owners, table)];
  // A group for oneself alone is only sold dearly, and one for the partner alone is not given away at all.
  if (makesWhole(partner, owners, table) && !makesWhole(table.me.id, owners, table)) return null;
  const spare = Math.max(0, table.me.cash - reserveOf(mood, table));
  const split = Math.round((gain - theirGain) / 2);
  const cash = Math.max(-theirCash, Math.min(spare, split));
  if (table.me.cash - cash < interestOn(theirs, table) || theirCash + cash < interestOn(mine, table)) return null;
  if (gain - cash < WORTHWHILE || theirGain + cash < WORTHWHILE * mood.tradeMargin) return null;
  return {
    partner,
    give: { cash: Math.max(cash, 0), properties: mine, jail_cards: 0 },
    get: { cash: Math.max(-cash, 0), properties: theirs, jail_cards: 0 },
    gain: gain - cash,
  };
}

/** Dollars that are due at once by whoever receives these deeds: a tenth of each mortgage. */
function interestOn(ids: readonly string[], table: TableView): number {
  const mortgaged = ids.flatMap((id) => table.holding(id) ?? []).filter((holding) => holding.mortgaged);
  return mortgaged.reduce((sum, { deed }) => sum + Math.ceil(deed.mortgage / 10), 0);
}

/** "$50 and Baltic Avenue" */
function goods({ cash, properties }: Required<TradeSide>, table: TableView): string {
  const names = properties.map((id) => table.holding(id)?.deed.name ?? id);
  const all = [...(cash > 0 ? [dollars(cash)] : []), ...names];
  return all.length === 0 ? 'nothing' : all.join(' and ');
}
