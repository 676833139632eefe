import type { TradeSide, ValidAction } from '#libs/protocol';
import type { Policy, Situation } from '../situation.js';
import type { Holding } from '../table/holding.js';
import { fieldsOf, listOf, numberOr, textOr, textOrNull } from '../table/reading.js';
import type { TableView } from '../table/table-view.js';
import { changeFor, makesWhole, ownersAfter } from './holdings-after.js';

/** One side of a trade as it is understood here. */
interface Goods {
  readonly cash: number;
  readonly jailCards: number;
  readonly deeds: readonly Holding[];
}

interface Bargain {
  readonly proposerId: string | null;
  readonly gained: Goods;
  readonly lost: Goods;
}

/** What a card saves: the fine. */
const JAIL_CARD_WORTH = 50;
/** Dollars that a trade must bring; a cautious mood wants more. */
const LEAST_GAIN = 25;
/** What a trade must bring of what it brings the proposer. */
const LEAST_SHARE = 0.4;

/** Accepts a trade that is clearly good, and no other. */
export const trade: Policy = (situation) => {
  const { offers } = situation.table;
  const accept = offers.first('accept_trade');
  const reject = offers.first('reject_trade');
  const bargain = accept === undefined ? null : bargainOf(accept, situation.table);
  if (accept !== undefined && bargain !== null && isGood(bargain, situation)) {
    return { action: accept, reasoning: 'That trade leaves me better off, and not the others alone: I accept.' };
  }
  if (reject === undefined) return null;
  return { action: reject, reasoning: 'That trade does more for the others than for me: I decline.' };
};

/** The trade in question; null if it cannot be read whole or is not meant for this seat. */
function bargainOf(accept: ValidAction, table: TableView): Bargain | null {
  const decision = fieldsOf(table.decision);
  const terms = fieldsOf(accept.trade ?? decision['trade'] ?? fieldsOf(decision['context'])['trade']);
  const gained = goodsOf(terms['give'], table);
  const lost = goodsOf(terms['get'], table);
  const addressee = textOr(terms['to_player_id'], table.me.id);
  if (gained === null || lost === null || addressee !== table.me.id) return null;
  return { proposerId: textOrNull(terms['from_player_id']), gained, lost };
}

/** Null if a property is not on this board: its worth is anybody's guess. */
function goodsOf(value: unknown, table: TableView): Goods | null {
  const side = fieldsOf(value);
  const ids = listOf(side['properties']);
  const deeds = ids.flatMap((id) => table.holding(textOr(id, '')) ?? []);
  if (deeds.length < ids.length) return null;
  return { cash: numberOr(side['cash'], 0), jailCards: numberOr(side['jail_cards'], 0), deeds };
}

/** Good is what leaves this seat clearly better off, and does more for it than half of what it does for the proposer. */
function isGood({ proposerId, gained, lost }: Bargain, { table, mood }: Situation): boolean {
  if (lost.cash > table.me.cash) return false;
  const [gives, gets] = [sideOf(gained), sideOf(lost)];
  const proposer = proposerId ?? ownerOf(gained) ?? likelyProposer(gets, table);
  const owners = ownersAfter(proposer, table.me.id, gives, gets);
  const money = gained.cash - lost.cash + (gained.jailCards - lost.jailCards) * JAIL_CARD_WORTH;
  const change = changeFor(table.me.id, owners, table) + money;
  const theirs = changeFor(proposer, owners, table) - money;
  if (change < LEAST_GAIN * mood.tradeMargin || change < theirs * LEAST_SHARE * mood.tradeMargin) return false;
  return makesWhole(table.me.id, owners, table) || !makesWhole(proposer, owners, table);
}

function sideOf({ deeds }: Goods): TradeSide {
  return { properties: deeds.map(({ deed }) => deed.id) };
}

/** Where nobody says who proposes: whoever the deeds would do most for. */
function likelyProposer(gets: TradeSide, table: TableView): string {
  const others = table.seats.filter(({ id }) => id !== table.me.id);
  const served = others.find(({ id }) => makesWhole(id, ownersAfter(id, table.me.id, {}, gets), table));
  return (served ?? others[0])?.id ?? '';
}

/** Whose deeds these are. */
function ownerOf({ deeds }: Goods): string | null {
  return deeds[0]?.ownerId ?? null;
}
