import type { Luck } from './luck.js';
import type { Move } from './moves.js';
import type { Peeked } from './peeker.js';
import { compareStandings, type Standing, standingIn } from './standing.js';

/** Moves of a decision that are looked at; of more, some by chance. */
const MAX_MOVES = 100;
/** Questions of a decision at a time. */
const AT_ONCE = 4;
/** Bytes of all answers of a decision. */
const MAX_BYTES = 16 * 1_048_576;

/** What came of looking one move ahead. */
export type Ahead =
  | {
      readonly kind: 'seen';
      readonly move: Move;
      readonly seen: number;
      /** Whether any two moves differ in what the states after them show. */
      readonly differs: boolean;
    }
  /** Not a single move could be looked at. */
  | { readonly kind: 'blind' };

interface Seen {
  readonly index: number;
  readonly move: Move;
  readonly standing: Standing;
}

export interface LookAheadTerms {
  readonly playerId: string;
  readonly luck: Luck;
  /** Fires when the time is up: what was seen until then counts. */
  readonly signal: AbortSignal;
  readonly peek: (move: Move) => Promise<Peeked>;
}

/**
 * The move after which the seat stands best; of equal ones, any. The first question is asked alone: an engine that does
 * not answer it is not asked again. A move that wins ends the search.
 */
export async function lookAhead(moves: readonly Move[], terms: LookAheadTerms): Promise<Ahead> {
  const search = new Search(terms.luck.shuffled(moves).slice(0, MAX_MOVES), terms);
  await search.next();
  await Promise.all(Array.from({ length: AT_ONCE }, () => search.run()));
  return search.result;
}

class Search {
  private readonly seen: Seen[] = [];
  private index = 0;
  private bytes = 0;
  private isOver = false;

  constructor(
    private readonly moves: readonly Move[],
    private readonly terms: LookAheadTerms,
  ) {}

  get result(): Ahead {
    const [first, ...others] = this.seen.toSorted((one, other) => one.index - other.index);
    if (first === undefined) return { kind: 'blind' };
    // The moves were shuffled before, so the first of equal ones is any of them, whatever the order of the answers.
    const best = others.reduce((top, one) => (compareStandings(one.standing, top.standing) > 0 ? one : top), first);
    const differs = others.some(({ standing }) => compareStandings(standing, first.standing) !== 0);
    return { kind: 'seen', move: best.move, seen: this.seen.length, differs };
  }

  async run(): Promise<void> {
    while (!this.isDone) await this.next();
  }

  async next(): Promise<void> {
    const { index } = this;
    const move = this.moves[index];
    if (move === undefined) return;
    this.index += 1;
    const peeked = await this.terms.peek(move);
    // What comes after the time is dropped, so that a late answer decides nothing.
    if (this.terms.signal.aborted) return;
    if (peeked.kind === 'unavailable') this.isOver = true;
    if (peeked.kind !== 'state') return;
    const standing = standingIn(peeked.state, this.terms.playerId);
    this.bytes += peeked.bytes;
    this.isOver ||= standing.fate === 1;
    this.seen.push({ index, move, standing });
  }

  private get isDone(): boolean {
    return this.isOver || this.terms.signal.aborted || this.index >= this.moves.length || this.bytes >= MAX_BYTES;
  }
}
