import type { GameCreation, GameRecord, NextAction, RecordedAction } from './game-record.js';
import { GameStore, RecordConflict } from './game-store.js';

interface Kept extends GameRecord {
  startedAt: string | null;
  finishedAt: string | null;
  readonly actions: RecordedAction[];
}

/** Keeps games for as long as the process lives. */
export class MemoryGameStore extends GameStore {
  private readonly games = new Map<string, Kept>();

  override async add(creation: GameCreation): Promise<void> {
    if (this.games.has(creation.id)) throw new Error(`there is a game ${creation.id} already`);
    this.games.set(creation.id, { creation, startedAt: null, finishedAt: null, actions: [] });
  }

  override async find(id: string): Promise<GameRecord | undefined> {
    const kept = this.games.get(id);
    return kept && { creation: kept.creation, startedAt: kept.startedAt, actions: [...kept.actions] };
  }

  override async start(id: string, at: string): Promise<void> {
    this.kept(id).startedAt ??= at;
  }

  override async append(id: string, { index, recorded, isLast }: NextAction): Promise<void> {
    const kept = this.kept(id);
    const { actions } = kept;
    if (actions.length !== index) throw new RecordConflict(`game ${id} has ${actions.length} actions, not ${index}`);
    actions.push(recorded);
    if (isLast) kept.finishedAt = recorded.at;
  }

  override async remove(id: string): Promise<boolean> {
    return this.games.delete(id);
  }

  override async finishedBefore(at: string, limit: number): Promise<readonly string[]> {
    return [...this.games.values()]
      .flatMap(({ creation, finishedAt }) => (finishedAt === null ? [] : [{ id: creation.id, finishedAt }]))
      .filter(({ finishedAt }) => finishedAt < at)
      .toSorted((a, b) => (a.finishedAt < b.finishedAt ? -1 : 1))
      .slice(0, limit)
      .map(({ id }) => id);
  }

  override async check(): Promise<void> {}

  private kept(id: string): Kept {
    const kept = this.games.get(id);
    if (kept === undefined) throw new RecordConflict(`there is no game ${id}`);
    return kept;
  }
}
