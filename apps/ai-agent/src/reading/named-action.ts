import type { TableView } from '#libs/monopoly-bots';
import { fieldsOf, isJsonObject, type JsonObject, textOrNull, type ValidAction } from '#libs/protocol';
import { offerId } from '../prompt/offer-lines.js';

const MAX_DEPTH = 4;
const MAX_LEVEL = 40;
/** Fields that name an action, the most exact first; compared without regard to case, `_` and `-`. */
const NAMING = ['actionid', 'action', 'choice', 'decision', 'answer', 'chosenaction', 'selectedaction'];
/** Fields that name an action among other things. */
const WEAKLY_NAMING = ['type', 'name', 'id'];
/** Where a model that repeats the schema puts the value. */
const VALUES = ['value', 'const', 'default', 'enum'];
/** What holds the fields of a call. */
const ARGUMENTS = ['arguments', 'parameters', 'input'];

/** How an object names an action, and the object that does. */
export interface Named {
  readonly word: string;
  /** Undefined: no legal action is called so. */
  readonly offer: ValidAction | undefined;
  /** With the fields of the object that it is in. */
  readonly answer: JsonObject;
  /** Whether the word may as well mean something else than an action. */
  readonly isWeak: boolean;
}

/**
 * The action that an object names, itself or one level after the other inside of it: `{"decision": {…}}`, a call of a
 * tool, the schema with values. Undefined if none or, on one level, several.
 */
export function namedIn(object: JsonObject, table: TableView): Named | undefined {
  let level: readonly JsonObject[] = [object];
  let unknown: Named | undefined;
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth += 1) {
    const named = level.map((fields) => directlyNamed(fields, object, table)).filter((one) => one !== undefined);
    const legal = named.filter(({ offer }) => offer !== undefined);
    const [first] = legal;
    if (first !== undefined) return legal.every(({ offer }) => offer === first.offer) ? first : undefined;
    unknown ??= named[0];
    // An id that is not known is a mistake of the model, whatever stands deeper.
    if (named.some(({ isId }) => isId)) break;
    level = level.flatMap(childrenOf).slice(0, MAX_LEVEL);
  }
  return unknown;
}

function directlyNamed(
  fields: JsonObject,
  outer: JsonObject,
  table: TableView,
): (Named & { readonly isId: boolean }) | undefined {
  const values = new Map(
    Object.entries(fields).map(([name, value]) => [name.toLowerCase().replaceAll(/[_-]/g, ''), value]),
  );
  const naming = NAMING.find((name) => wordOf(values.get(name)) !== undefined);
  const weak = WEAKLY_NAMING.map((name) => wordOf(values.get(name))).find(isNoNumber);
  const word = naming === undefined ? weak : wordOf(values.get(naming));
  if (word === undefined) return undefined;
  const answer = { ...outer, ...fields, ...argumentsIn(fields) };
  const offer = offerMeant(word, answer, table);
  const isWeak = naming === undefined && offer === undefined;
  return { word, offer, isWeak, isId: naming === 'actionid', answer };
}

function isNoNumber(word: string | undefined): word is string {
  return word !== undefined && !/^\d+$/.test(word);
}

/** A text, a number, or the only one of a list; in a schema, what it gives as the value. */
function wordOf(value: unknown): string | undefined {
  const only = onlyOf(value);
  if (!isJsonObject(only)) return plainWord(only);
  return VALUES.map((name) => plainWord(onlyOf(only[name]))).find((word) => word !== undefined);
}

function onlyOf(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

function plainWord(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined;
}

function childrenOf(object: JsonObject): readonly JsonObject[] {
  return [...Object.values(object).map(onlyOf).filter(isJsonObject), argumentsIn(object)];
}

/** The arguments of a call, which some write as a text. */
function argumentsIn(object: JsonObject): JsonObject {
  const given = ARGUMENTS.map((name) => object[name]).find((value) => value !== undefined);
  return typeof given === 'string' ? objectIn(given) : fieldsOf(given);
}

function objectIn(text: string): JsonObject {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    // Arguments that are cut off name nothing.
    return {};
  }
}

/** The offer that a word stands for: `a1`, `[a1]`, `a1: Buy …`, `1`, the engine's own id, or the type of one offer. */
export function offerMeant(
  word: string,
  answer: JsonObject,
  { offers, isMonopoly }: TableView,
): ValidAction | undefined {
  const own = offers.all.find(({ action_id }) => action_id != null && String(action_id) === word);
  const byId = offers.all.find((_, index) => offerId(index) === idIn(word));
  // In other games an engine's own ids may look like those of the prompt, as the squares of a board do: `a1`.
  const meant = isMonopoly ? (own ?? byId) : (byId ?? own);
  if (meant !== undefined) return meant;
  const [type, ...others] = word.split(/[^\w-]+/).filter((part) => part !== '');
  const property = textOrNull(answer['property_id']) ?? others[0] ?? null;
  const ofType = offers.all.filter((offer) => offer.type === type);
  const exact = ofType.filter(({ property_id }) => (property_id ?? null) === property);
  if (exact.length > 0) return exact[0];
  return ofType.length === 1 && property === null ? ofType[0] : undefined;
}

/** The id at the beginning of a word, if it is the only one there. */
function idIn(word: string): string | undefined {
  if (/^\d{1,3}$/.test(word)) return `a${Number(word)}`;
  const ids = new Set(word.toLowerCase().match(/\ba\d{1,4}\b/g));
  const [, id] = /^[^\w-]*(a\d{1,4})(?:$|[^\w])/i.exec(word) ?? [];
  return ids.size === 1 ? id?.toLowerCase() : undefined;
}
