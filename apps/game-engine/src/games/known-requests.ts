import type { KeyedRequest } from '../store/index.js';
import type { RequestRefusal } from './refusal.js';

/** The number of refused requests that are remembered per game, so that a repeat of one is refused in the same words. */
const MAX_REFUSALS = 100;

/** What became of a request: its action was the one with this index, it was refused, or its key belongs to another. */
export type KnownRequest =
  | { readonly kind: 'executed'; readonly index: number }
  | { readonly kind: 'refused'; readonly refusal: RequestRefusal }
  | { readonly kind: 'reused' };

/**
 * The requests of a game by their key. A key belongs to the first body that is executed under it; a refusal executes
 * nothing, so after one the same key may come with another body.
 */
export class KnownRequests {
  private readonly executed = new Map<string, { readonly index: number; readonly fingerprint: string }>();
  private readonly refused = new Map<string, RequestRefusal>();

  execute({ key, fingerprint }: KeyedRequest, index: number): void {
    this.executed.set(key, { index, fingerprint });
  }

  refuse(request: KeyedRequest, refusal: RequestRefusal): void {
    this.refused.set(nameOf(request), refusal);
    const [oldest] = this.refused.keys();
    if (this.refused.size > MAX_REFUSALS && oldest !== undefined) this.refused.delete(oldest);
  }

  find(request: KeyedRequest): KnownRequest | undefined {
    const executed = this.executed.get(request.key);
    if (executed?.fingerprint === request.fingerprint) return { kind: 'executed', index: executed.index };
    if (executed !== undefined) return { kind: 'reused' };
    const refusal = this.refused.get(nameOf(request));
    return refusal && { kind: 'refused', refusal };
  }
}

function nameOf({ key, fingerprint }: KeyedRequest): string {
  return `${fingerprint} ${key}`;
}
