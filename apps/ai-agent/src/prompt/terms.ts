import { dollars, type TableView } from '#libs/monopoly-bots';
import { fieldsOf, type JsonObject, type TradeParams, type TradeSideParams, type ValidAction } from '#libs/protocol';
import { deedName } from './goods.js';
import { labelOfId } from './labels.js';
import { quoted } from './plain-text.js';

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
  return `up to ${dollars(cash.maximum)}, any of [${properties.enum.map(deedName).join(' ')}]${cards}`;
}

/** The trade that a seat is asked about, from where it is found; undefined if there is none. */
export function tradeOnTable(offer: ValidAction, table: TableView): unknown {
  const decision = fieldsOf(table.decision);
  return offer.trade ?? decision['trade'] ?? fieldsOf(decision['context'])['trade'];
}
