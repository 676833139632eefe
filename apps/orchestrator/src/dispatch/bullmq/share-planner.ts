import { claimOf, claimsNext, type ClusterLoad, isPastTolerance, surplusOf } from './shares.js';

/** How long a waiting game is left to replicas with fewer games. After it, they are dead, stuck or full. */
const MAX_WAIT_MS = 1_000;
/** How long a replica must have had too many games before it hands some over: replicas and games may just be changing. */
const MIN_SURPLUS_MS = 2_000;
/** How long a replica keeps its games after others waited too long: the replicas that should take them would not now. */
const NO_HAND_OVER_MS = 10_000;
/** Games of one replica that are on their way to others at the same time. */
const MAX_LEAVING_GAMES = 250;

/** What all replicas run, with the id of the job that is taken next; null where none waits. */
export interface ClusterView extends ClusterLoad {
  readonly next: string | null;
}

/** The part of it that the queue knows. */
export type QueueLoad = Omit<ClusterView, 'replicas'>;

/** What a replica runs. */
export interface Holdings {
  readonly staying: number;
  /** Games that go to other replicas as soon as their step in hand is done. */
  readonly leaving: number;
}

/** What a replica does now. */
export interface Plan {
  /** How many of the waiting games it takes. */
  readonly take: number;
  /** None waits, and it takes the next one that comes. */
  readonly awaitsNext: boolean;
  /** How many of its games it hands over. */
  readonly handOver: number;
}

/**
 * Decides for one replica, with each heartbeat: below its share it takes waiting games at once; at its share it leaves
 * them to others for a short time; above it, past a tolerance and after some time, it hands games over. Without I/O or
 * clock.
 */
export class SharePlanner {
  private next: string | null = null;
  private nextSince = 0;
  private isOverdue = false;
  private surplusSince: number | undefined;
  private isHandingOver = false;
  private keepsUntil = -Infinity;

  /** `limit`: how many games one replica may run. */
  constructor(private readonly limit: number) {}

  /** `now` is in milliseconds, on any clock that is never set back. */
  plan(view: ClusterView, holdings: Holdings, now: number): Plan {
    const { staying, leaving } = holdings;
    const room = this.limit - staying - leaving;
    this.watch(view.next, now);
    return {
      take: Math.min(this.isOverdue ? view.waiting : claimOf(staying, view), room),
      // A game that was handed over would come straight back.
      awaitsNext: room > 0 && leaving === 0 && claimsNext(staying, view),
      handOver: Math.min(this.surplus(view, staying, now), MAX_LEAVING_GAMES - leaving),
    };
  }

  /** Where no replica takes the next game, this one takes all that wait, until none is left. */
  private watch(next: string | null, now: number): void {
    if (next === null) this.isOverdue = false;
    if (next !== this.next) this.nextSince = now;
    this.next = next;
    if (next !== null && now - this.nextSince >= MAX_WAIT_MS) this.isOverdue = true;
    if (this.isOverdue) this.keepsUntil = now + NO_HAND_OVER_MS;
  }

  /** Once it has begun, all of the surplus is handed over, so that the next hand-over is far off. */
  private surplus(view: ClusterLoad, staying: number, now: number): number {
    const surplus = surplusOf(staying, view);
    const isTooMuch = this.isHandingOver ? surplus > 0 : isPastTolerance(staying, view);
    this.surplusSince = isTooMuch ? (this.surplusSince ?? now) : undefined;
    const isSettled = this.surplusSince !== undefined && now - this.surplusSince >= MIN_SURPLUS_MS;
    this.isHandingOver = isSettled && now >= this.keepsUntil;
    return this.isHandingOver ? surplus : 0;
  }
}
