import { createHash, timingSafeEqual } from 'node:crypto';
import type { Denial } from './denial.js';

/** What a bearer token may hold (RFC 6750 §2.1), and long enough that nobody guesses it. */
const SHAPE = /^[\w.~+/=-]{16,256}$/;

/** Whether a text can be a key: 16 to 256 letters, digits and `- . _ ~ + / =`. */
export function isApiKey(text: string): boolean {
  return SHAPE.test(text);
}

const MISSING: Denial = {
  status: 401,
  code: 'api_key_missing',
  detail: 'This server asks for an API key to start and control games: send it as Authorization: Bearer <key>.',
};
const UNKNOWN: Denial = { status: 403, code: 'api_key_unknown', detail: 'This server does not know this API key.' };

/** The keys that allow control of games; without keys everybody may. Only digests are kept, so that printing it shows no key. */
export class ApiKeys {
  readonly #digests: readonly Buffer[];

  constructor(keys: readonly string[]) {
    this.#digests = keys.map(digestOf);
  }

  get isControlOpen(): boolean {
    return this.#digests.length === 0;
  }

  /**
   * Why control is denied; undefined: it is allowed.
   *
   * @param shown all the keys that came with a request; one that is known is enough
   */
  denialOf(shown: readonly string[]): Denial | undefined {
    if (this.isControlOpen) return undefined;
    if (shown.length === 0) return MISSING;
    return shown.filter((key) => this.#knows(key)).length > 0 ? undefined : UNKNOWN;
  }

  /** Compares digests of one length with every key, so that the time it takes reveals nothing about a key. */
  #knows(key: string): boolean {
    if (!isApiKey(key)) return false;
    const digest = digestOf(key);
    return this.#digests.filter((known) => timingSafeEqual(known, digest)).length > 0;
  }
}

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
