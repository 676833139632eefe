import { Injectable } from '@nestjs/common';
import { type GameState, isGameState, type TranscriptLine } from '#libs/protocol';
import { byAge, byLastWrite, isAfter, isBefore, pageOf, placeOf } from '../game-place.js';
import {
  type Creation,
  type EncodedEvent,
  type GameCount,
  type EncodedSnapshot,
  type GamePage,
  type GameQuery,
  GameStore,
  isChange,
  type LastWriteQuery,
  type StoreChange,
  type StoredGame,
  type StoredReplaySnapshot,
} from '../../games/ports/index.js';

interface Entry<G> {
  game: G;
  readonly events: EncodedEvent[];
  readonly transcript: TranscriptLine[];
  /** Whole states, as they are shown. */
  snapshots: StoredReplaySnapshot[];
  /** The same of all that there is. */
  readonly fullSnapshots: StoredReplaySnapshot[];
  isRevealed: boolean;
  readonly creation: Creation | undefined;
}

/** Keeps games as long as the process lives: for specs. */
@Injectable()
export class MemoryGameStore<G extends StoredGame> extends GameStore<G> {
  /** In order of creation. */
  private readonly entries = new Map<string, Entry<G>>();
  private readonly byKey = new Map<string, Entry<G>>();

  async insert({ game, events, snapshot, shownFirst }: StoreChange<G>, creation?: Creation): Promise<boolean> {
    if (creation !== undefined && this.byKey.has(creation.key)) return false;
    if (this.entries.has(game.id)) throw new Error(`A game ${game.id} is there already.`);
    const snapshots = [wholeAt(0, shownFirst ?? JSON.stringify(game.state))];
    const fullSnapshots = [wholeAt(0, JSON.stringify(game.state))];
    const entry: Entry<G> = {
      game,
      events: [...events],
      transcript: [],
      snapshots,
      fullSnapshots,
      isRevealed: false,
      creation,
    };
    addSnapshot(entry, snapshot);
    this.entries.set(game.id, entry);
    if (creation !== undefined) this.byKey.set(creation.key, entry);
    return true;
  }

  async find(id: string): Promise<G | undefined> {
    return this.entries.get(id)?.game;
  }

  async lastSeqs(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const games = ids.map((id) => this.entries.get(id)?.game).filter((game) => game !== undefined);
    return new Map(games.map(({ id, seq }) => [id, seq]));
  }

  async countByGame(statuses: readonly string[]): Promise<readonly GameCount[]> {
    const counted = this.all.filter(({ status }) => statuses.includes(status));
    const kinds = new Map(
      counted.map(({ status, gameKey }) => [JSON.stringify([status, gameKey]), { status, gameKey }]),
    );
    return [...kinds.values()].map(({ status, gameKey }) => ({
      status,
      gameKey,
      games: counted.filter((game) => game.status === status && game.gameKey === gameKey).length,
    }));
  }

  async findCreation(key: string): Promise<Creation | undefined> {
    return this.byKey.get(key)?.creation;
  }

  async list({ status, game: played, tournament, limit, cursor }: GameQuery): Promise<GamePage<G>> {
    const place = cursor === undefined ? undefined : placeOf(cursor);
    const games = this.all
      .filter((game) => status === undefined || game.status === status)
      .filter(({ gameKey }) => played === undefined || (gameKey === undefined ? played.orNone : gameKey === played.key))
      .filter((game) => tournament === undefined || game.tournament?.tournament_id === tournament)
      .filter((game) => place === undefined || isBefore(place, game, 'createdAt'));
    return pageOf(games.toSorted(byAge), limit, 'createdAt');
  }

  async listByLastWrite({ status, limit, cursor }: LastWriteQuery): Promise<GamePage<G>> {
    const place = cursor === undefined ? undefined : placeOf(cursor);
    const games = this.all
      .filter((game) => game.status === status)
      .filter((game) => place === undefined || isAfter(place, game, 'updatedAt'));
    return pageOf(games.toSorted(byLastWrite), limit, 'updatedAt');
  }

  async count(statuses: readonly string[], createdBy?: string): Promise<number> {
    return this.all.filter(
      (game) => statuses.includes(game.status) && (createdBy === undefined || game.createdBy === createdBy),
    ).length;
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
    addSnapshot(entry, changed.snapshot);
    if (changed.reveals === true) Object.assign(entry, { isRevealed: true, snapshots: entry.fullSnapshots });
    return changed;
  }

  async events(id: string, afterSeq: number, limit: number): Promise<readonly EncodedEvent[]> {
    // Event n stands at place n - 1.
    const entry = this.entries.get(id);
    const events = entry?.events.slice(afterSeq, afterSeq + limit) ?? [];
    return events.map(({ seq, json, full = json }) => ({ seq, json: entry?.isRevealed === true ? full : json }));
  }

  async fullEvents(id: string, afterSeq: number, limit: number): Promise<readonly EncodedEvent[]> {
    const entry = this.entries.get(id);
    if (entry?.isRevealed === true) return this.events(id, afterSeq, limit);
    return entry?.events.slice(afterSeq, afterSeq + limit) ?? [];
  }

  async transcript(id: string, afterNr: number, limit: number): Promise<readonly TranscriptLine[]> {
    return this.entries.get(id)?.transcript.slice(afterNr, afterNr + limit) ?? [];
  }

  async stateAt(id: string, seq: number): Promise<GameState | undefined> {
    const entry = this.entries.get(id);
    if (entry === undefined || seq > entry.game.seq) return undefined;
    const state: unknown = JSON.parse(entry.snapshots.findLast((snapshot) => snapshot.seq <= seq)?.json ?? 'null');
    return isGameState(state) ? state : undefined;
  }

  async snapshots(id: string, skip: number, limit: number): Promise<readonly StoredReplaySnapshot[]> {
    return this.entries.get(id)?.snapshots.slice(skip, skip + limit) ?? [];
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

  private get all(): readonly G[] {
    return [...this.entries.values()].map(({ game }) => game);
  }
}

function addSnapshot<G>(entry: Entry<G>, snapshot: EncodedSnapshot | undefined): void {
  if (snapshot === undefined) return;
  const { seq, state, full } = snapshot;
  entry.snapshots.push(wholeAt(seq, state));
  entry.fullSnapshots.push(wholeAt(seq, full?.state ?? state));
}

function wholeAt(seq: number, json: string): StoredReplaySnapshot {
  return { seq, json, isPatch: false };
}
