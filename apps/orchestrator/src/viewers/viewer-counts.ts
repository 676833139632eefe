import { Injectable } from '@nestjs/common';

/** Spectators by game, of the games that have any. */
export type Counts = ReadonlyMap<string, number>;

/** How many spectators games have, wherever they are connected. */
export abstract class ViewerCounts {
  /** `here`: counts those that are connected to this process. */
  abstract countHere(here: () => Counts): void;
  /** A few seconds late at most; a game that nobody watches is not among them. Undefined: nobody knows right now. */
  abstract of(gameIds: readonly string[]): Promise<Counts | undefined>;
}

/** One process: all of them are here. */
@Injectable()
export class LocalViewerCounts extends ViewerCounts {
  private here: () => Counts = () => new Map();

  countHere(here: () => Counts): void {
    this.here = here;
  }

  async of(): Promise<Counts> {
    return this.here();
  }
}
