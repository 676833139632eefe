import { isDeeperThan, type JsonObject } from '#libs/protocol';
import { cut, isPlainLine, plainJson, plainLine, plainText } from '#libs/service';

/** An answer that cannot be what was asked for. The message is a predicate: "answered a game state without players". */
export class Nonsense extends Error {
  override readonly name = 'Nonsense';
}

/** Reads one field, which may be missing; undefined leaves it out. */
type Field = (value: unknown) => unknown;

/** The fields that the contract names, and how each is read. */
export type Fields = Readonly<Record<string, Field>>;

/** Characters of an id: of a game, a player, a property, or an action. */
const MAX_ID = 200;
/** Characters of a name, a phase, a personality: what stands in one line beside others. */
const MAX_WORDS = 100;
/** Characters of a sentence for people: a message, a description. */
const MAX_SENTENCE = 500;
/** Characters of any other text in the answer to an action, which is written down as an event and sent to spectators. */
const MAX_TEXT = 4_000;
/** Levels of lists and objects: an answer is copied, compared and sent on by walking through it. */
const MAX_LEVELS = 64;

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** One line for people, without characters that they do not see. */
export function words(value: unknown): string | undefined {
  return plainLine(value, MAX_WORDS) ?? undefined;
}

export function sentence(value: unknown): string | undefined {
  return typeof value === 'string' ? cut(plainText(value), MAX_SENTENCE) : undefined;
}

/** Some engines number their games and players. */
export function id(value: unknown): string | undefined {
  const given = typeof value === 'number' ? String(value) : value;
  return typeof given === 'string' && faultOfId(value) === undefined ? given : undefined;
}

/** The id of the winner. One that no player can have is not left out, so that it is refused later. */
export function winner(value: unknown): string | undefined {
  return typeof value === 'string' ? (plainLine(value, MAX_ID) ?? undefined) : id(value);
}

/** Why a value is not used as an id, as the end of a sentence about what has it; undefined: it is one. */
export function faultOfId(value: unknown): string | undefined {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value)
      ? undefined
      : `the id ${value}, a number that is not read exactly: send it as text`;
  }
  if (typeof value !== 'string' || value === '') return 'no id';
  if (value.length > MAX_ID)
    return `an id of ${value.length.toLocaleString('en')} characters where ${MAX_ID} are allowed`;
  return isPlainLine(value) ? undefined : 'an id with control characters';
}

export function number(value: unknown): number | undefined {
  return Number.isFinite(value) && typeof value === 'number' ? value : undefined;
}

export function numbers(value: unknown): readonly number[] | undefined {
  return Array.isArray(value) && value.every((entry) => number(entry) !== undefined) ? value : undefined;
}

export function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

export function orNull(field: Field): Field {
  return (value) => (value === null ? null : field(value));
}

export function leftOut(): undefined {
  return undefined;
}

/** The object with its known fields as they are read, and its unknown fields as they are: itself, if that is the same. */
export function read(object: JsonObject, fields: Fields): JsonObject {
  let clean: Record<string, unknown> | undefined;
  for (const name in fields) {
    const given = object[name];
    const value = fields[name]?.(given);
    if (value === given) continue;
    clean ??= { ...object };
    if (value === undefined) delete clean[name];
    else clean[name] = value;
  }
  return clean ?? object;
}

/** An answer to an action without unseen characters, and with each of its texts cut to {@link MAX_TEXT}. */
export function plainAndShort<T>(body: T): T {
  return plainJson(body, MAX_TEXT);
}

/** Throws Nonsense for what is nested so deeply that to walk through it would break this process. */
export function refuseDeep(body: unknown): void {
  if (isDeeperThan(MAX_LEVELS, body))
    throw new Nonsense(`answered JSON with more than ${MAX_LEVELS} levels of lists and objects`);
}
