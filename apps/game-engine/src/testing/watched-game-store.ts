import { DatabaseUnavailable } from '#libs/database';
import { type GameRecord, MemoryGameStore, type NextAction } from '../store/index.js';

/** A store in memory that counts how often it is read, and whose connection can break. */
export class WatchedGameStore extends MemoryGameStore {
  /** Reads of whole games so far. */
  reads = 0;
  /** When the connection breaks: with the next append, before or after it is written; null: not at all. */
  breaks: 'before' | 'after' | null = null;

  override async find(id: string): Promise<GameRecord | undefined> {
    this.reads += 1;
    return super.find(id);
  }

  override async append(id: string, next: NextAction): Promise<void> {
    const { breaks } = this;
    this.breaks = null;
    if (breaks === 'before') throw new DatabaseUnavailable('the connection is broken');
    await super.append(id, next);
    if (breaks === 'after') throw new DatabaseUnavailable('the connection is broken');
  }
}
