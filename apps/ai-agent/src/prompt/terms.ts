import type { JsonObject, Trade, TradeParams, TradeSide, TradeSideParams, ValidAction } from '#libs/protocol';
import { fieldsOf, listOf, numberOr, textOr } from '../table/reading.js';
import type { TableView } from '../table/table-view.js';
import { dollars } from '../table/wording.js';
import { labelOfId } from './labels.js';
import { quoted } from './plain-text.js';

const MAX_MESSAGE = 200;
/** Characters; an offer's schemas are shown whole up to here, and a longer text would crowd out the other offers. */
const MAX_SCHEMA = 1_000;

/** The limits within which a seat fills in an action, for a model to read; empty if there is nothing to fill in. */
export function termsOf(offer: ValidAction, table: TableView): readonly string[] {
  const own = table.offers.ownParams(offer);
  if (own !== undefined) return [`fill in "params", a text that is one JSON object, by schema: ${schemaText(own)}`];
  const { params } = offer;
  if (params === undefined) return [];
  if ('amount' in params) return [`fill in "amount": ${params.amount.minimum} to ${params.amount.maximum}`];
  return tradeTerms(params, table);
}

function schemaText(params: JsonObject): string {
  return quoted(JSON.stringify(params), MAX_SCHEMA);
}

function tradeTerms({ to_player_id, give, get_by_player }: TradeParams, table: TableView): readonly string[] {
  const partners = to_player_id.enum.flatMap((id) => {
    const get = get_by_player[id];
    return get === undefined ? [] : [`from ${labelOfId(id, table)} ${sideLimits(get)}`];
  });
  return [`fill in "trade": you can give ${sideLimits(give)}`, ...partners];
}

function sideLimits({ cash, properties, jail_cards }: TradeSideParams): string {
  const cards = jail_cards.maximum > 0 ? `, up to ${jail_cards.maximum} jail card(s)` : '';
  return `up to ${dollars(cash.maximum)}, any of [${properties.enum.join(' ')}]${cards}`;
}

/** The trade that a seat is asked about, from where it is found; undefined if there is none. */
export function tradeOnTable(offer: ValidAction, table: TableView): unknown {
  const decision = fieldsOf(table.decision);
  return offer.trade ?? decision['trade'] ?? fieldsOf(decision['context'])['trade'];
}

/** "you get $100 and tennessee, you give baltic", and the message with it, in tags of its own. */
export function offeredTrade(trade: unknown): readonly string[] {
  const { give, get, message }: Partial<Record<keyof Trade, unknown>> = fieldsOf(trade);
  if (give === undefined && get === undefined) return [];
  const quote = quoted(textOr(message, ''), MAX_MESSAGE);
  return [`you get ${goods(give)}, you give ${goods(get)}`, ...(quote === '' ? [] : [`<said>${quote}</said>`])];
}

function goods(side: unknown): string {
  const { cash, properties, jail_cards }: Partial<Record<keyof TradeSide, unknown>> = fieldsOf(side);
  const parts = listOf(properties).map((id) => quoted(String(id), 40));
  if (numberOr(cash, 0) > 0) parts.unshift(dollars(numberOr(cash, 0)));
  if (numberOr(jail_cards, 0) > 0) parts.push(`${numberOr(jail_cards, 0)} jail card(s)`);
  return parts.join(' and ') || 'nothing';
}
