import { claimOf, claimsNext, isPastTolerance, type Overview, surplusOf } from './shares.js';

/** So long a waiting game is left to replicas with fewer games, in milliseconds: then they are dead, stuck or full. */
const PATIENCE_MS = 1_000;
/** So long a replica must have had too many games before it hands some over: others may be about to go, or to come. */
const SETTLED_MS = 2_000;
/** So long a replica keeps what it has after games had waited in vain: whoever should have taken them would not now. */
const KEEP_MS = 10_000;
/** So many games at most are on their way to other replicas at once. */
const LEAVING_AT_ONCE = 250;

/** An overview with the name of the game that is taken next; null where none waits. */
export interface Sight extends Overview {
  readonly next: string | null;
}

/** What a replica runs. */
export interface Holdings {
  readonly staying: number;
  /** Games that go to other replicas as soon as their step in hand is done. */
  readonly leaving: number;
}

/** What a replica does now. */
export interface Plan {
  /** So many of the waiting games it takes. */
  readonly take: number;
  /** None waits, and it takes the next one that comes. */
  readonly awaitsNext: boolean;
  /** So many of its games it hands over. */
  readonly handOver: number;
}

/**
 * Decides for one replica, each time it looks at all of them: below its share it takes waiting games at once; at its
 * share it leaves them to others, but not for long; past it, with some tolerance and for some time, it hands games
 * over. Without I/O or clock.
 */
export class SharePlanner {
  private next: string | null = null;
  private nextSince = 0;
  private isOverdue = false;
  private surplusSince: number | undefined;
  private isHandingOver = false;
  private keepsUntil = -Infinity;

  /** `limit`: so many games at most are run by one replica. */
  constructor(private readonly limit: number) {}

  /** `now` is in milliseconds, on any clock that is never set back. */
  plan(seen: Sight, holdings: Holdings, now: number): Plan {
    const { staying, leaving } = holdings;
    const room = this.limit - staying - leaving;
    this.watch(seen.next, now);
    return {
      take: Math.min(this.isOverdue ? seen.waiting : claimOf(staying, seen), room),
      // What is handed over would come straight back.
      awaitsNext: room > 0 && leaving === 0 && claimsNext(staying, seen),
      handOver: Math.min(this.surplus(seen, staying, now), LEAVING_AT_ONCE - leaving),
    };
  }

  /** Nobody takes the game that is next: the others do not want what waits, until all of it is gone. */
  private watch(next: string | null, now: number): void {
    if (next === null) this.isOverdue = false;
    if (next !== this.next) this.nextSince = now;
    this.next = next;
    if (next !== null && now - this.nextSince >= PATIENCE_MS) this.isOverdue = true;
    if (this.isOverdue) this.keepsUntil = now + KEEP_MS;
  }

  /** Once it is begun, all of the surplus goes, so that the next one is far off. */
  private surplus(seen: Overview, staying: number, now: number): number {
    const surplus = surplusOf(staying, seen);
    const isTooMuch = this.isHandingOver ? surplus > 0 : isPastTolerance(staying, seen);
    this.surplusSince = isTooMuch ? (this.surplusSince ?? now) : undefined;
    const isSettled = this.surplusSince !== undefined && now - this.surplusSince >= SETTLED_MS;
    this.isHandingOver = isSettled && now >= this.keepsUntil;
    return this.isHandingOver ? surplus : 0;
  }
}
