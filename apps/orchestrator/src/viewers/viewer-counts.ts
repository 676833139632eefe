import { Injectable } from '@nestjs/common';

/** Spectators by game, of the games that have any. */
export type Counts = ReadonlyMap<string, number>;

/** The spectators that are connected to this process. */
export interface ViewersHere {
  /** The games that may have some. */
  watchedGames(): Iterable<string>;
  viewersOf(gameId: string): number;
}

/** How many spectators games have, wherever they are connected. */
export abstract class ViewerCounts {
  abstract countHere(here: ViewersHere): void;
  /** Up to a few seconds old; a game without viewers is not in it. Undefined: not known right now. */
  abstract of(gameIds: readonly string[]): Promise<Counts | undefined>;
}

/** Until the gateway serves, and where there is none. */
export const NO_VIEWERS: ViewersHere = { watchedGames: () => [], viewersOf: () => 0 };

/** One process: all of them are here. */
@Injectable()
export class LocalViewerCounts extends ViewerCounts {
  private here: ViewersHere = NO_VIEWERS;

  countHere(here: ViewersHere): void {
    this.here = here;
  }

  /** Counts these games only: there may be thousands. */
  async of(gameIds: readonly string[]): Promise<Counts> {
    return countsOf(gameIds, this.here);
  }
}

/** Of those games, the ones that have viewers here. */
export function countsOf(gameIds: Iterable<string>, here: ViewersHere): Counts {
  const counts = [...gameIds].map((gameId) => [gameId, here.viewersOf(gameId)] as const);
  return new Map(counts.filter(([, viewers]) => viewers > 0));
}
