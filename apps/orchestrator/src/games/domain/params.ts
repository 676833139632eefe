import {
  type GameAction,
  isJsonObject,
  isSameJson,
  type JsonObject,
  type KnownActionType,
  type ValidAction,
  withoutDescription,
} from '#libs/protocol';

/** What the seat fills in itself: the field, sent beside the type and not in `params`, and how `params` may describe it. */
interface OwnField {
  readonly field: string;
  readonly describedBy: readonly string[];
}

const TRADE: OwnField = { field: 'trade', describedBy: ['trade', 'to_player_id', 'give', 'get_by_player'] };

/** Monopoly's. Another engine may have types of these names, which its `params` describe in another way. */
const OWN_FIELDS: Readonly<Partial<Record<KnownActionType, OwnField>>> = {
  place_bid: { field: 'amount', describedBy: ['amount'] },
  propose_trade: TRADE,
  counter_trade: TRADE,
};

/** These name the offer that is meant, whatever an engine calls its parameters. */
const NAMES: ReadonlySet<string> = new Set(['type', 'action_id', 'params']);

/** Whether `params` of an offer describes parameters; if not, it is a field like any other. */
export function isParams(params: unknown): params is JsonObject {
  return isJsonObject(params);
}

function ownFieldOf({ type, params }: ValidAction): string | undefined {
  const own = Object.entries(OWN_FIELDS).find(([known]) => known === type)?.[1];
  if (own === undefined || !isParams(params)) return own?.field;
  return Object.keys(params).every((name) => own.describedBy.includes(name)) ? own.field : undefined;
}

/** Whether the seat may fill in a parameter of this name. */
function isParam(name: string, offer: ValidAction): boolean {
  const params: unknown = offer.params;
  return name === ownFieldOf(offer) || (isParams(params) && Object.hasOwn(params, name));
}

/** Whether a field that was sent is filled in, so that it need not be one of the offer's: flat, or all of them in `params`. */
export function isFilledIn(name: string, value: unknown, offer: ValidAction): boolean {
  if (name !== 'params') return !NAMES.has(name) && isParam(name, offer);
  if (!isJsonObject(value)) return false;
  return isEcho(value, offer) || Object.keys(value).every((param) => isParam(param, offer));
}

/** An agent may send an offer back as it is, with the description of what it could fill in. */
function isEcho(value: unknown, { params }: ValidAction): boolean {
  return isSameJson(value, params);
}

/** An offer as it is executed, with what the seat filled in. */
export function withFilledIn(offer: ValidAction, chosen: GameAction): GameAction {
  const filled = filledIn(offer, chosen);
  const own = ownFieldOf(offer);
  if (own === undefined) return { ...withoutParams(offer), ...(filled.length > 0 && { params: fields(filled) }) };
  return { ...withoutParams(offer), ...fields(filled.filter(([name]) => name === own)) };
}

function filledIn(offer: ValidAction, chosen: GameAction): readonly (readonly [string, unknown])[] {
  const inParams: unknown = chosen['params'];
  const nested = isJsonObject(inParams) && !isEcho(inParams, offer) ? Object.entries(inParams) : [];
  const flat = Object.entries(chosen).filter(([name]) => !NAMES.has(name));
  return [...flat, ...nested].filter(([name, value]) => value != null && isParam(name, offer));
}

function withoutParams(offer: ValidAction): GameAction {
  const { params, ...action } = withoutDescription(offer);
  return isParams(params) || params === undefined ? action : { ...action, params };
}

function fields(entries: readonly (readonly [string, unknown])[]): JsonObject {
  return Object.fromEntries(entries);
}

/** An offer as it is executed for a seat that does not decide, with the plainest value of each parameter that has one. */
export function byDefault(offer: ValidAction): GameAction {
  const params: unknown = offer.params;
  if (ownFieldOf(offer) !== undefined || !isParams(params)) return withoutParams(offer);
  const plainest = Object.entries(params)
    .map(([name, schema]) => [name, plainestValue(schema)] as const)
    .filter(([, value]) => value !== undefined);
  return { ...withoutParams(offer), ...(plainest.length > 0 && { params: fields(plainest) }) };
}

/** What a JSON Schema names itself: its default, its constant, the first of its choices, or its least number. */
function plainestValue(schema: unknown): unknown {
  if (!isJsonObject(schema)) return undefined;
  const { default: usual, const: constant, enum: choices, minimum } = schema;
  const isList = schema['type'] === 'array';
  return usual ?? constant ?? (Array.isArray(choices) && !isList ? choices[0] : undefined) ?? minimum;
}
