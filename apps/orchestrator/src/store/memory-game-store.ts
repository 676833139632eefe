import { Injectable } from '@nestjs/common';
import type { GameState, NumberedEvent } from '#libs/protocol';
import {
  type Creation,
  type GamePage,
  type GameQuery,
  GameStore,
  InvalidCursor,
  type StoreChange,
  type StoredGame,
  type StoredPicture,
} from './game-store.js';
import { PictureLog } from './picture-log.js';

/** Memory is not endless: beyond so many games that are over, the oldest is forgotten. */
const MAX_OVER = 1_000;

const OVER: readonly string[] = ['completed', 'stopped'];

interface Entry<G> {
  game: G;
  readonly events: NumberedEvent[];
  readonly pictures: PictureLog;
  readonly creation: Creation | undefined;
}

/** Keeps games as long as the process lives. */
@Injectable()
export class MemoryGameStore<G extends StoredGame> extends GameStore<G> {
  /** In order of creation. */
  private readonly entries = new Map<string, Entry<G>>();
  private readonly byKey = new Map<string, Entry<G>>();

  async insert(game: G, picture: StoredPicture, creation?: Creation): Promise<boolean> {
    if (creation !== undefined && this.byKey.has(creation.key)) return false;
    if (this.entries.has(game.id)) throw new Error(`A game ${game.id} is there already.`);
    const entry: Entry<G> = { game, events: [], pictures: new PictureLog(picture), creation };
    this.entries.set(game.id, entry);
    if (creation !== undefined) this.byKey.set(creation.key, entry);
    return true;
  }

  async find(id: string): Promise<G | undefined> {
    return this.entries.get(id)?.game;
  }

  async findCreation(key: string): Promise<Creation | undefined> {
    return this.byKey.get(key)?.creation;
  }

  async list({ status, limit, cursor }: GameQuery): Promise<GamePage<G>> {
    const newestFirst = [...this.entries.values()].map(({ game }) => game).toReversed();
    const start = cursor === undefined ? 0 : this.placeAfter(cursor, newestFirst);
    const matching = newestFirst.slice(start).filter((game) => status === undefined || game.status === status);
    const games = matching.slice(0, limit);
    const last = games.at(-1);
    return { games, nextCursor: matching.length > limit && last !== undefined ? cursorOf(last) : null };
  }

  /** A cursor stays good when its game has been forgotten meanwhile: it names a moment too. */
  private placeAfter(cursor: string, newestFirst: readonly G[]): number {
    const { createdAt, id } = parseCursor(cursor);
    const exact = newestFirst.findIndex((game) => game.id === id);
    if (exact !== -1) return exact + 1;
    const older = newestFirst.findIndex((game) => game.createdAt < createdAt);
    return older === -1 ? newestFirst.length : older;
  }

  async update<R extends object>(
    id: string,
    change: (game: G) => StoreChange<G> | R,
  ): Promise<StoreChange<G> | R | undefined> {
    const entry = this.entries.get(id);
    if (entry === undefined) return undefined;
    const changed = change(entry.game);
    if (!isChange(changed)) return changed;
    entry.game = changed.game;
    entry.events.push(...changed.events);
    if (changed.picture !== undefined) entry.pictures.add(changed.picture);
    if (OVER.includes(changed.game.status)) this.forgetOldest();
    return changed;
  }

  async events(id: string, afterSeq: number, limit: number): Promise<readonly NumberedEvent[]> {
    // Event n stands at place n - 1.
    return this.entries.get(id)?.events.slice(afterSeq, afterSeq + limit) ?? [];
  }

  async stateAt(id: string, seq: number): Promise<GameState | undefined> {
    const entry = this.entries.get(id);
    return entry === undefined || seq > entry.game.seq ? undefined : entry.pictures.at(seq);
  }

  private forgetOldest(): void {
    const over = [...this.entries.values()].filter(({ game }) => OVER.includes(game.status));
    for (const { game, creation } of over.slice(0, Math.max(0, over.length - MAX_OVER))) {
      this.entries.delete(game.id);
      if (creation !== undefined) this.byKey.delete(creation.key);
    }
  }
}

function isChange<G>(value: StoreChange<G> | object): value is StoreChange<G> {
  return 'game' in value && 'events' in value;
}

function cursorOf({ createdAt, id }: StoredGame): string {
  return Buffer.from(`${createdAt} ${id}`).toString('base64url');
}

function parseCursor(cursor: string): { createdAt: string; id: string } {
  const [createdAt, id, ...rest] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (createdAt === undefined || id === undefined || rest.length > 0 || Number.isNaN(Date.parse(createdAt))) {
    throw new InvalidCursor(cursor);
  }
  return { createdAt, id };
}
