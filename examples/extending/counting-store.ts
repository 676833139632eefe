import type { StoreChange, StoredGame } from '@game-orchestrator/orchestrator/ports';
import { MemoryGameStore } from '@game-orchestrator/orchestrator/testing';

/** Keeps games in memory, and counts what was committed to each. Yours may extend `GameStore` itself. */
export class CountingStore<G extends StoredGame> extends MemoryGameStore<G> {
  readonly commits = new Map<string, number>();

  override async update<R extends object>(
    id: string,
    change: (game: G) => StoreChange<G> | R,
  ): Promise<StoreChange<G> | R | undefined> {
    this.commits.set(id, (this.commits.get(id) ?? 0) + 1);
    return super.update(id, change);
  }
}
