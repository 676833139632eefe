import type { DecideRequest, Trade, ValidAction } from '#libs/protocol';
import { answer } from '../../answer.js';
import type { Holding } from '../../table/holding.js';
import type { TableView } from '../../table/table-view.js';
import { acceptIfBetter } from './builder.js';
import { completesWith, listPrice, propose, wishesOf } from './dealing.js';
import { atListPrice, bid, build, buy, firstOf, leaveJailEarly, lift, mortgageForHouses, payDebt } from './moves.js';
import type { Strategy } from './strategy.js';

type Deeds = readonly Holding[];

/** A way to deal with one partner, and what it is worth in dollars to this strategy. */
interface Deal {
  readonly to: string;
  readonly get: Deeds;
  readonly give: Deeds;
  readonly worth: number;
}

/** The answer of the partner, who plays by the same rules, to a trade at this moment. */
function wouldAccept(request: DecideRequest, table: TableView, trade: Trade): boolean {
  const asked = { ...trade, from_player_id: table.me.id };
  const { action } = answer({
    ...request,
    player_id: trade.to_player_id,
    turn_phase: 'awaiting_trade_response',
    valid_actions: [
      { type: 'reject_trade', default: true },
      { type: 'accept_trade', trade: asked },
      { type: 'counter_trade' },
    ],
    decision: { kind: 'trade_response', context: { trade: asked } },
  });
  return action.type === 'accept_trade';
}

/** The least cash for which the partner's own rule accepts; negative: what the partner would pay. */
function leastCash(request: DecideRequest, table: TableView, { to, get, give }: Deal): number | null {
  const ids = (holdings: Deeds): readonly string[] => holdings.map(({ deed }) => deed.id);
  const at = (cash: number): boolean =>
    wouldAccept(request, table, {
      to_player_id: to,
      give: { cash: Math.max(cash, 0), properties: ids(give) },
      get: { cash: Math.max(-cash, 0), properties: ids(get) },
    });
  let [low, high] = [-table.cashOf(to), table.me.cash - 20];
  if (high < low || !at(high)) return null;
  while (high - low > 5) {
    const middle = Math.floor((low + high) / 2);
    if (at(middle)) high = middle;
    else low = middle;
  }
  return high;
}

const WHOLE = 4;
const PART = 1.3;

function worthOf(playerId: string, deeds: Deeds, table: TableView): number {
  return (completesWith(playerId, deeds, table) ? WHOLE : PART) * listPrice(deeds);
}

/** Everything that it could want of anybody, for cash or for deeds that further the partner's groups; and what it could sell. */
function dealsAt(table: TableView): readonly Deal[] {
  const me = table.me.id;
  const partners = table.solvent.filter(({ id }) => id !== me);
  return partners.flatMap(({ id: to }) => {
    const wanted = wishesOf(me, table).filter(({ partnerId }) => partnerId === to);
    const offered = wishesOf(to, table).filter(({ partnerId }) => partnerId === me);
    const gets: readonly Deeds[] = [[], ...wanted.flatMap(({ get }) => [get, ...get.map((one) => [one])])];
    const gives: readonly Deeds[] = [[], ...offered.map(({ get }) => get)];
    return gets.flatMap((get) =>
      gives.flatMap((give) => {
        if (get.length + give.length === 0 || (completesWith(to, give, table) && !completesWith(me, get, table)))
          return [];
        const shares = give.some((one) => get.some((other) => table.groupAround(one.deed).includes(other)));
        return shares ? [] : [{ to, get, give, worth: worthOf(me, get, table) - WHOLE * 0.4 * listPrice(give) }];
      }),
    );
  });
}

/** The deal that brings most beyond the least that the partner takes for it. */
function underbid(table: TableView, request: DecideRequest): ValidAction | undefined {
  const known = dealsAt(table)
    .toSorted((a, b) => b.worth - a.worth)
    .slice(0, 12);
  const priced = known.flatMap((deal) => {
    const cash = leastCash(request, table, deal);
    return cash === null || deal.worth - cash < 50 ? [] : [{ deal, cash, gain: deal.worth - cash }];
  });
  for (const { deal, cash } of priced.toSorted((a, b) => b.gain - a.gain)) {
    const { to, get, give } = deal;
    const action = propose(table, to, { get, give, giveCash: Math.max(cash, 0), getCash: Math.max(-cash, 0) });
    if (action !== undefined) return action;
  }
  return undefined;
}

export const ORACLE: Strategy = {
  name: 'oracle',
  description: 'Knows the rule by which the others accept trades, and offers the least that it takes.',
  start: () => {
    const before = firstOf(acceptIfBetter, payDebt, bid(atListPrice(1)), buy(0), leaveJailEarly);
    const after = firstOf(build(3, 50), mortgageForHouses, build(5, 300), lift(400));
    const isFree = (table: TableView): boolean => table.offers.has('end_turn') || table.offers.has('roll_dice');
    return (table, request) => {
      if (!isFree(table)) return before(table, request);
      const canPropose = table.offers.has('propose_trade');
      return (canPropose ? underbid(table, request) : undefined) ?? after(table, request);
    };
  },
};
