import { Injectable } from '@nestjs/common';
import { GameStore } from '../store/index.js';
import { Lanes } from './lanes.js';
import { LiveGame } from './live-game.js';

/** The games in memory. One that is not there is made from its record. */
@Injectable()
export class LiveGames {
  private readonly games = new Map<string, LiveGame>();
  private readonly lanes = new Lanes();

  constructor(private readonly store: GameStore) {}

  /** Lends a game (undefined: there is none) to one task at a time. */
  use<T>(id: string, task: (live: LiveGame | undefined) => Promise<T>): Promise<T> {
    return this.lanes.run(id, async () => task(this.games.get(id) ?? (await this.load(id))));
  }

  drop(id: string): void {
    this.games.delete(id);
  }

  private async load(id: string): Promise<LiveGame | undefined> {
    const record = await this.store.find(id);
    if (record === undefined) return undefined;
    const live = new LiveGame(record);
    this.games.set(id, live);
    return live;
  }
}
