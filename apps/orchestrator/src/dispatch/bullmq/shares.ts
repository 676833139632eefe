/** What all replicas run at one moment. */
export interface ClusterLoad {
  /** Replicas that run games, this one included. */
  readonly replicas: number;
  /** Games that a replica holds; a dead replica counts for a few seconds. */
  readonly held: number;
  /** Games that wait for a replica. */
  readonly waiting: number;
}

/** The part of its share that a replica may have on top, and one game at least: games that start or end move no others. */
const TOLERANCE = 0.1;

/** How many of all games each replica should run. */
function shareOf({ replicas, held, waiting }: ClusterLoad): number {
  return Math.ceil((held + waiting) / Math.max(1, replicas));
}

/** How many of the waiting games a replica that runs `mine` should take, so that it has its share. */
export function claimOf(mine: number, load: ClusterLoad): number {
  return Math.max(0, Math.min(load.waiting, shareOf(load) - mine));
}

/** Whether a replica that runs `mine` should take the next game that comes, now that none waits: no other has fewer. */
export function claimsNext(mine: number, load: ClusterLoad): boolean {
  return load.waiting === 0 && claimOf(mine, { ...load, waiting: 1 }) > 0;
}

/** How many games a replica that runs `mine` has more than its share. */
export function surplusOf(mine: number, load: ClusterLoad): number {
  return Math.max(0, mine - shareOf(load));
}

/** Whether a replica that runs `mine` exceeds its share by more than the tolerance, and is to hand games over. */
export function isPastTolerance(mine: number, load: ClusterLoad): boolean {
  return surplusOf(mine, load) > Math.max(1, shareOf(load) * TOLERANCE);
}
