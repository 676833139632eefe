import type { GameCreation, GameRecord, RecordedAction } from './game-record.js';
import { GameStore } from './game-store.js';

interface Kept extends GameRecord {
  startedAt: string | null;
  readonly actions: RecordedAction[];
}

/** Keeps games for as long as the process lives. */
export class MemoryGameStore extends GameStore {
  private readonly games = new Map<string, Kept>();

  override async add(creation: GameCreation): Promise<void> {
    if (this.games.has(creation.id)) throw new Error(`there is a game ${creation.id} already`);
    this.games.set(creation.id, { creation, startedAt: null, actions: [] });
  }

  override async find(id: string): Promise<GameRecord | undefined> {
    const kept = this.games.get(id);
    return kept && { ...kept, actions: [...kept.actions] };
  }

  override async start(id: string, at: string): Promise<void> {
    this.kept(id).startedAt ??= at;
  }

  override async append(id: string, index: number, action: RecordedAction): Promise<void> {
    const { actions } = this.kept(id);
    if (actions.length !== index) throw new Error(`game ${id} has ${actions.length} actions, not ${index}`);
    actions.push(action);
  }

  override async remove(id: string): Promise<void> {
    this.kept(id);
    this.games.delete(id);
  }

  private kept(id: string): Kept {
    const kept = this.games.get(id);
    if (kept === undefined) throw new Error(`there is no game ${id}`);
    return kept;
  }
}
