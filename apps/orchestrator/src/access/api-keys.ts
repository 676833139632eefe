import { type ApiKey, digestOf, isApiKey, readKeys } from './key-entry.js';

/** A file with the keys, and what it held when they were read. */
export interface KeySource {
  readonly path: string;
  readonly text: string;
}

/** Called when keys were removed; `isLost` tells whether none of the keys that a client has shown is left, and one was there. */
export type OnRemoval = (isLost: (shown: readonly string[]) => boolean) => void;

/** The keys of the server; without keys everybody may control. Only digests are kept, so that printing it shows no key. */
export class ApiKeys {
  #keys: ReadonlyMap<string, ApiKey>;
  readonly #listeners = new Set<OnRemoval>();

  constructor(
    keys: readonly ApiKey[] = [],
    readonly source?: KeySource,
  ) {
    this.#keys = byDigest(keys);
  }

  /** Throws where an entry is none: for programs that have their keys elsewhere than in the environment. */
  static of(...entries: readonly string[]): ApiKeys {
    if (entries.length === 0) return new ApiKeys();
    const read = readKeys(entries);
    if ('mistake' in read) throw new Error(`The API keys cannot be read: ${read.mistake}.`);
    return new ApiKeys(read.keys);
  }

  get isControlOpen(): boolean {
    return this.#keys.size === 0;
  }

  /**
   * Those that are known among the keys that came with a request. They are found by their digests, so that the time it
   * takes reveals nothing of a key.
   */
  known(shown: readonly string[]): readonly ApiKey[] {
    return shown.filter(isApiKey).flatMap((key) => this.#keys.get(digestOf(key)) ?? []);
  }

  /** Takes other keys in the place of these. Having none would open control to everybody, so there must be one. */
  replace(keys: readonly ApiKey[]): void {
    if (keys.length === 0) throw new Error('Keys can only be replaced by keys.');
    const before = this.#keys;
    this.#keys = byDigest(keys);
    if ([...before.keys()].every((digest) => this.#keys.has(digest))) return;
    const isLost = (shown: readonly string[]): boolean =>
      this.known(shown).length === 0 && shown.filter(isApiKey).some((key) => before.has(digestOf(key)));
    for (const listener of this.#listeners) listener(isLost);
  }

  onRemoval(listener: OnRemoval): void {
    this.#listeners.add(listener);
  }
}

function byDigest(keys: readonly ApiKey[]): ReadonlyMap<string, ApiKey> {
  return new Map(keys.toReversed().map((key) => [key.digest, key]));
}
