import { applyPatch, createPatch, type Operation } from 'rfc6902';
import type { GameState } from '#libs/protocol';
import type { StoredPicture } from '../game-store.js';

/** Every so many pictures a whole one is kept, so that none is more than this many patches away. */
const SNAPSHOT_EVERY = 50;

type Kept = { readonly seq: number } & ({ readonly state: GameState } | { readonly patch: readonly Operation[] });

/** A game's pictures in little memory: a snapshot now and then, and patches between. */
export class PictureLog {
  private readonly kept: Kept[] = [];
  private latest: GameState;

  constructor(first: StoredPicture) {
    this.latest = first.state;
    this.kept.push({ seq: first.seq, state: first.state });
  }

  add({ seq, state }: StoredPicture): void {
    const isSnapshot = this.kept.length % SNAPSHOT_EVERY === 0;
    this.kept.push(isSnapshot ? { seq, state } : { seq, patch: createPatch(this.latest, state) });
    this.latest = state;
  }

  /** The last picture taken at or before event `seq`. */
  at(seq: number): GameState | undefined {
    const index = this.kept.findLastIndex((picture) => picture.seq <= seq);
    return index === -1 ? undefined : this.rebuilt(index);
  }

  private rebuilt(index: number): GameState | undefined {
    const from = this.kept.findLastIndex((picture, i) => i <= index && 'state' in picture);
    const snapshot = this.kept[from];
    if (snapshot === undefined || !('state' in snapshot)) return undefined;
    const state = structuredClone(snapshot.state);
    for (const picture of this.kept.slice(from + 1, index + 1)) {
      if ('patch' in picture) applyPatch(state, structuredClone([...picture.patch]));
    }
    return state;
  }
}
