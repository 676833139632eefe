import { Injectable } from '@nestjs/common';
import { isRefusal } from '#libs/protocol';
import { KeyedMutex } from '#libs/database';
import { GameStore, RecordConflict } from '../store/index.js';
import { FinishedGames } from './finished-games.js';
import { LiveGame } from './live-game.js';
import { gameNotFound, refuse, type RequestRefusal } from './refusal.js';
import { RULES_VERSION } from './rules-version.js';

type Task<T> = (live: LiveGame) => Promise<T | RequestRefusal>;

/** The games in memory. One that is not there is made from its record. */
@Injectable()
export class LiveGames {
  private readonly games = new Map<string, LiveGame>();
  /** The games that were lent since the idle ones were dropped. */
  private readonly lent = new Set<string>();
  private readonly mutex = new KeyedMutex();

  constructor(
    private readonly store: GameStore,
    private readonly finished: FinishedGames,
  ) {}

  /**
   * Lends a game to one task at a time. A task that meets a {@link RecordConflict} (another process wrote, as while one
   * engine takes over from another) runs once more, on the game as it is now.
   */
  use<T>(id: string, task: Task<T>): Promise<T | RequestRefusal> {
    return this.mutex.run(id, async () => {
      try {
        return await this.lend(id, task);
      } catch (error) {
        if (!(error instanceof RecordConflict)) throw error;
        return this.lend(id, task);
      }
    });
  }

  /** Removes a game from memory and from the record. False: there is none. */
  remove(id: string): Promise<boolean> {
    return this.mutex.run(id, async () => {
      this.drop(id);
      return this.store.remove(id);
    });
  }

  /** Lets go of the games that nobody has asked for since the last call. */
  dropIdle(): void {
    for (const id of this.games.keys()) {
      if (!this.lent.has(id)) this.drop(id);
    }
    this.lent.clear();
  }

  private async lend<T>(id: string, task: Task<T>): Promise<T | RequestRefusal> {
    const found = await this.find(id);
    if (isRefusal(found)) return found;
    this.lent.add(id);
    try {
      const outcome = await task(found);
      this.letGoOfFinished(found);
      return outcome;
    } catch (error) {
      // Nobody knows what was written: the record has to be asked.
      this.drop(id);
      throw error;
    }
  }

  private async find(id: string): Promise<LiveGame | RequestRefusal> {
    return this.games.get(id) ?? this.load(id);
  }

  private async load(id: string): Promise<LiveGame | RequestRefusal> {
    const record = await this.store.find(id);
    if (record === undefined) return gameNotFound(id);
    const { rulesVersion } = record.creation;
    if (rulesVersion !== RULES_VERSION) {
      const versions = `version ${rulesVersion} of the rules, and this engine plays version ${RULES_VERSION}`;
      return refuse('rules_version_unknown', `Game ${id} was begun by ${versions}.`);
    }
    const live = new LiveGame(record);
    this.games.set(id, live);
    return live;
  }

  private letGoOfFinished(live: LiveGame): void {
    if (live.isOver) this.finished.add(live.creation.id);
    for (const id of this.finished.takeDue()) this.drop(id);
  }

  private drop(id: string): void {
    this.games.delete(id);
    this.lent.delete(id);
    this.finished.prune(id);
  }
}
