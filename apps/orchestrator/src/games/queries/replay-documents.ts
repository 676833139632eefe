import { LRUCache } from 'lru-cache';
import type { GameSession } from '../domain/session.js';

/** Bytes of all documents that are kept, and of one. */
const MAX_KEPT = 67_108_864;
const MAX_DOCUMENT = 8_388_608;

/** How long a document is kept, milliseconds: for the many who follow one link. */
const KEPT_MS = 60_000;

/** A size for the cache where a document is too large to be kept. */
const SIZE_OF_NONE = 1;

interface Kept {
  /** Undefined: it is longer than {@link MAX_DOCUMENT}. */
  readonly document: Buffer | undefined;
}

/** The replays that were asked for last: many who ask for one game at the same time are answered with the same bytes. */
export class ReplayDocuments {
  private readonly kept = new LRUCache<string, Kept, () => AsyncGenerator<string>>({
    maxSize: MAX_KEPT,
    sizeCalculation: ({ document }) => document?.length ?? SIZE_OF_NONE,
    ttl: KEPT_MS,
    fetchMethod: async (_key, _stale, { context: pieces }) => ({ document: await whole(pieces()) }),
  });

  /** The document of a game as it is now; undefined where it is too long to be held in memory. */
  async of(session: GameSession, pieces: () => AsyncGenerator<string>): Promise<Buffer | undefined> {
    const { id, seq, updatedAt, status } = session;
    const kept = await this.kept.fetch([id, seq, updatedAt, status].join(' '), { context: pieces });
    return kept?.document;
  }
}

async function whole(pieces: AsyncGenerator<string>): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    const part = Buffer.from(piece);
    length += part.length;
    if (length > MAX_DOCUMENT) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}
