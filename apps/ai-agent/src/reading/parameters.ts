import type { TableView } from '#libs/monopoly-bots';
import {
  fieldsOf,
  type GameAction,
  type IntegerParam,
  isJsonObject,
  type JsonObject,
  listOf,
  textOr,
  type TradeParams,
  type TradeSide,
  type TradeSideParams,
  type ValidAction,
} from '#libs/protocol';
import { isNeeded, typeOf } from '../any-game/schema-values.js';
import { problemWith } from '../any-game/schema-check.js';
import { plainText } from '../prompt/plain-text.js';
import { jsonIn } from './json-in-text.js';

const MAX_MESSAGE = 200;
/** Fields of every answer, which stand for no parameter of the same name. */
const OF_THE_ANSWER: ReadonlySet<string> = new Set(['reasoning', 'action_id', 'chat', 'note', 'scratchpad', 'params']);

/** What a seat filled in, or why it cannot be: a sentence that names what would be possible. */
export type Filled =
  { readonly ok: true; readonly action: Partial<GameAction> } | { readonly ok: false; readonly error: string };

/** Reads what an offer wants filled in from a model's answer. */
export function fillIn(offer: ValidAction, answer: JsonObject, table: TableView): Filled {
  const own = table.offers.ownParams(offer);
  if (own !== undefined) return table.isMonopoly ? filledOwn(own, answer) : filledAny(own, answer);
  if (!table.isMonopoly) return { ok: true, action: {} };
  const { params } = offer;
  if (params === undefined) return { ok: true, action: {} };
  return 'amount' in params ? filledAmount(params.amount, answer) : filledTrade(params, answer, table);
}

function refused(error: string): Filled {
  return { ok: false, error };
}

/** Whether the values are right is known to the engine alone; its refusal leads to another try. */
function filledOwn(schemas: JsonObject, answer: JsonObject): Filled {
  const given = objectFrom(answer['params']);
  const params = Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(schemas, name)));
  if (Object.keys(params).length > 0) return { ok: true, action: { params } };
  return refused(`"params" must be an object of ${Object.keys(schemas).join(', ')}.`);
}

/** In a game that is not known, what shows to be wrong is refused before its engine sees it. */
function filledAny(schemas: JsonObject, answer: JsonObject): Filled {
  const flat = Object.entries(answer).filter(([name]) => !OF_THE_ANSWER.has(name));
  const given: JsonObject = { ...Object.fromEntries(flat), ...objectFrom(answer['params']) };
  const params: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const value = Object.hasOwn(given, name) ? asTyped(given[name], schema) : undefined;
    if ((value === undefined || value === null) && mayBeMissing(schema)) continue;
    const problem = value === undefined ? `"params" must have "${name}".` : problemWith(value, schema, name);
    if (problem !== undefined) return refused(problem);
    params[name] = value;
  }
  return { ok: true, action: Object.keys(params).length > 0 ? { params } : {} };
}

/** Models write numbers as texts. */
function asTyped(value: unknown, schema: unknown): unknown {
  const isNumber = /^(?:integer|number)$/.test(typeOf(fieldsOf(schema)) ?? '');
  const number = isNumber && typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : value;
}

function mayBeMissing(schema: unknown): boolean {
  return !isNeeded(schema) || fieldsOf(schema)['default'] !== undefined;
}

/** An object, or the JSON text of one. */
function objectFrom(value: unknown): JsonObject {
  if (typeof value !== 'string') return fieldsOf(value);
  const [object] = jsonIn(value).objects;
  return object ?? {};
}

function filledAmount(limits: IntegerParam, answer: JsonObject): Filled {
  const amount = integerFrom(answer['amount'] ?? fieldsOf(answer['params'])['amount']);
  if (amount !== undefined && amount >= limits.minimum && amount <= limits.maximum)
    return { ok: true, action: { amount } };
  return refused(`"amount" must be a whole number from ${limits.minimum} to ${limits.maximum}.`);
}

function filledTrade({ to_player_id, give, get_by_player }: TradeParams, answer: JsonObject, table: TableView): Filled {
  const trade = fieldsOf(answer['trade'] ?? fieldsOf(answer['params'])['trade']);
  const to = playerMeant(textOr(trade['to'], textOr(trade['to_player_id'], '')), table);
  const get = get_by_player[to];
  if (!to_player_id.enum.includes(to) || get === undefined)
    return refused('"trade.to" must be one of the players who can trade.');
  const [given, gotten] = [filledSide('give', trade['give'], give), filledSide('get', trade['get'], get)];
  if (typeof given === 'string') return refused(given);
  if (typeof gotten === 'string') return refused(gotten);
  const message = plainText(textOr(trade['message'], ''), MAX_MESSAGE);
  const terms = { to_player_id: to, give: given, get: gotten, ...(message !== '' && { message }) };
  return { ok: true, action: { trade: terms } };
}

/** A player by label (`P2`), by id or by name. */
function playerMeant(word: string, { seats }: TableView): string {
  const order = Number(/^P(\d+)$/i.exec(word)?.[1] ?? Number.NaN) - 1;
  const seat = seats.find(({ id, name, order: own }) => own === order || id === word || name === word);
  return seat?.id ?? word;
}

/** One side of a trade, or why it is none. */
function filledSide(name: string, value: unknown, limits: TradeSideParams): TradeSide | string {
  if (value != null && !isJsonObject(value)) return `"trade.${name}" must be an object.`;
  const side = fieldsOf(value);
  const cash = integerFrom(side['cash'] ?? 0);
  const cards = integerFrom(side['jail_cards'] ?? 0);
  const properties = [...new Set(listOf(side['properties']).map(String))];
  const stranger = properties.find((id) => !limits.properties.enum.includes(id));
  if (stranger !== undefined)
    return `"trade.${name}.properties" may only hold ${limits.properties.enum.join(', ') || 'nothing'}.`;
  if (cash === undefined || cash < 0 || cash > limits.cash.maximum)
    return `"trade.${name}.cash" must be from 0 to ${limits.cash.maximum}.`;
  if (cards === undefined || cards < 0 || cards > limits.jail_cards.maximum) {
    return `"trade.${name}.jail_cards" must be from 0 to ${limits.jail_cards.maximum}.`;
  }
  return { cash, properties, jail_cards: cards };
}

/** Models write numbers as texts, with a dollar sign at times. */
function integerFrom(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value.replaceAll(/[$,\s]/g, '') || Number.NaN) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
}
