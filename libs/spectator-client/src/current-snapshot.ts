import { applyPatch, type GameState, isGameState, type StatePatch } from '#libs/protocol';

/** The newest state of a game that can be computed from the whole states and patches received. */
export class CurrentSnapshot {
  readonly #waiting = new Map<number, StatePatch>();
  #state: GameState | null = null;
  #seq = -1;

  get state(): GameState | null {
    return this.#state;
  }

  /** The number of the last event that the state includes; -1 while there is none. */
  get seq(): number {
    return this.#seq;
  }

  /** Whether patches wait for a base state that did not arrive; only a whole state resolves that. */
  get incomplete(): boolean {
    return this.#waiting.size > 0;
  }

  /** Takes a whole state, unless a newer one is there already. */
  replace(state: GameState, seq: number): void {
    if (seq > this.#seq) {
      this.#state = state;
      this.#seq = seq;
    }
    this.#applyWaiting();
  }

  patch(patch: StatePatch): void {
    this.#waiting.set(patch.base_seq, patch);
    this.#applyWaiting();
  }

  #applyWaiting(): void {
    const oldestFirst = [...this.#waiting.values()].toSorted((a, b) => a.base_seq - b.base_seq);
    for (const patch of oldestFirst) {
      if (patch.base_seq > this.#seq) return;
      if (patch.seq > this.#seq && !this.#apply(patch)) return;
      this.#waiting.delete(patch.base_seq);
    }
  }

  /**
   * A state requested between two snapshots has a number between theirs and equals the older one: only actions change a
   * state, and a snapshot follows each action. So a patch applies to every state from its base up to its own number.
   */
  #apply({ patch, seq }: StatePatch): boolean {
    const state = patched(this.#state, patch);
    if (!isGameState(state)) return false;
    this.#state = state;
    this.#seq = seq;
    return true;
  }
}

/** Undefined: the patch does not apply. */
function patched(state: GameState | null, patch: StatePatch['patch']): unknown {
  try {
    return applyPatch(state, patch);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
