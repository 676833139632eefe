import { Injectable } from '@nestjs/common';
import type { GameState, NumberedEvent, ReplaySnapshot, TranscriptLine } from '#libs/protocol';
import { cursorOf, isAfter, byAge, placeOf } from '../game-place.js';
import {
  type Creation,
  type GamePage,
  type GameQuery,
  GameStore,
  isChange,
  type StoreChange,
  type StoredGame,
  type StoredSnapshot,
} from '../../games/ports/index.js';

interface Entry<G> {
  game: G;
  readonly events: NumberedEvent[];
  readonly transcript: TranscriptLine[];
  readonly snapshots: { readonly seq: number; readonly state: GameState }[];
  readonly creation: Creation | undefined;
}

/** Keeps games as long as the process lives: for specs. */
@Injectable()
export class MemoryGameStore<G extends StoredGame> extends GameStore<G> {
  /** In order of creation. */
  private readonly entries = new Map<string, Entry<G>>();
  private readonly byKey = new Map<string, Entry<G>>();

  async insert(game: G, snapshot: StoredSnapshot, creation?: Creation): Promise<boolean> {
    if (creation !== undefined && this.byKey.has(creation.key)) return false;
    if (this.entries.has(game.id)) throw new Error(`A game ${game.id} is there already.`);
    const entry: Entry<G> = { game, events: [], transcript: [], snapshots: [snapshot], creation };
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
    const all = [...this.entries.values()].map(({ game }) => game).toSorted(byAge);
    const place = cursor === undefined ? undefined : placeOf(cursor);
    const matching = all.filter(
      (game) => (place === undefined || isAfter(place, game)) && (status === undefined || game.status === status),
    );
    const page = matching.slice(0, limit);
    const last = page.at(-1);
    return { games: page, nextCursor: matching.length > limit && last !== undefined ? cursorOf(last) : null };
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
    entry.transcript.push(...(changed.transcript ?? []));
    if (changed.snapshot !== undefined) entry.snapshots.push(changed.snapshot);
    return changed;
  }

  async events(id: string, afterSeq: number, limit: number): Promise<readonly NumberedEvent[]> {
    // Event n stands at place n - 1.
    return this.entries.get(id)?.events.slice(afterSeq, afterSeq + limit) ?? [];
  }

  async transcript(id: string, afterNr: number, limit: number): Promise<readonly TranscriptLine[]> {
    return this.entries.get(id)?.transcript.slice(afterNr, afterNr + limit) ?? [];
  }

  async stateAt(id: string, seq: number): Promise<GameState | undefined> {
    const entry = this.entries.get(id);
    if (entry === undefined || seq > entry.game.seq) return undefined;
    return entry.snapshots.findLast((snapshot) => snapshot.seq <= seq)?.state;
  }

  async snapshots(id: string): Promise<readonly ReplaySnapshot[]> {
    return this.entries.get(id)?.snapshots.map(({ seq, state }) => ({ seq, state })) ?? [];
  }

  async prune(
    statuses: readonly string[],
    before: string,
    onPruned?: (games: readonly G[]) => Promise<void>,
  ): Promise<number> {
    const old = [...this.entries.values()].filter(
      ({ game }) => statuses.includes(game.status) && game.updatedAt < before,
    );
    for (const { game, creation } of old) {
      this.entries.delete(game.id);
      if (creation !== undefined) this.byKey.delete(creation.key);
    }
    await onPruned?.(old.map(({ game }) => game));
    return old.length;
  }
}
