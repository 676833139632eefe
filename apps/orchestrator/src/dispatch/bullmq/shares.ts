/** What all replicas run, as one of them sees it at one moment. */
export interface Overview {
  /** Those that run games, this one included. */
  readonly replicas: number;
  /** Games that some replica holds; for a few seconds also one that is dead. */
  readonly held: number;
  /** Games that wait for a replica. */
  readonly waiting: number;
}

/** A replica keeps this much more than its share, and one game at least: games that come and go move no others. */
const TOLERANCE = 0.1;

/** So many of all games each replica should run. */
function shareOf({ replicas, held, waiting }: Overview): number {
  return Math.ceil((held + waiting) / Math.max(1, replicas));
}

/** How many of the waiting games a replica that runs `mine` should take, so that it has its share. */
export function claimOf(mine: number, seen: Overview): number {
  return Math.max(0, Math.min(seen.waiting, shareOf(seen) - mine));
}

/** Whether a replica that runs `mine` should take the next game that comes, now that none waits: no other has fewer. */
export function claimsNext(mine: number, seen: Overview): boolean {
  return seen.waiting === 0 && claimOf(mine, { ...seen, waiting: 1 }) > 0;
}

/** How many games a replica that runs `mine` has more than its share. */
export function surplusOf(mine: number, seen: Overview): number {
  return Math.max(0, mine - shareOf(seen));
}

/** Whether a replica that runs `mine` has so many more than its share that it is to hand games over. */
export function isPastTolerance(mine: number, seen: Overview): boolean {
  return surplusOf(mine, seen) > Math.max(1, shareOf(seen) * TOLERANCE);
}
