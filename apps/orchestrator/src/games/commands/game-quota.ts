import { Injectable } from '@nestjs/common';
import { OrchestratorConfig } from '../../config.js';
import { engineOf } from '../domain/game-key.js';
import { type Refusal, tooMany } from '../domain/refusal.js';
import type { GameSession } from '../domain/session.js';
import { GameDispatcher, GameStore } from '../ports/index.js';

/** What needs a runner now, or keeps one waiting. A game that its engine paused goes on by itself, and was counted when it began. */
const RUNNING: readonly GameSession['status'][] = ['waiting', 'starting', 'running'];

const WAITING: readonly GameSession['status'][] = ['waiting'];

/** Of the games that may run, one in this many may wait for players: a waiting game costs its creator nothing, and takes up to a week. */
const WAITING_ONE_IN = 5;

/** Seconds. Half of those places are for games that wait no longer: they are soon free again. */
const SHORT_WAIT_S = 600;

/** Games end by themselves, and nobody knows when. */
const RETRY_AFTER_S = 30;

/** Which limits a game counts for: those of the key that created it, and of its engine. */
interface Counted {
  readonly createdBy?: string | undefined;
  readonly gameKey?: string | undefined;
  /** Seconds for which it may wait for players; undefined: it has no open seats. */
  readonly waitS?: number | undefined;
}

/** How many games may run: for each process that runs games, for each engine, and for each API key. */
@Injectable()
export class GameQuota {
  /**
   * Games that are being let in. One that was written down just now counts twice for a moment: one fewer may run then, never
   * one more.
   */
  private readonly pending: Counted[] = [];

  constructor(
    private readonly store: GameStore<GameSession>,
    private readonly dispatcher: GameDispatcher,
    private readonly config: OrchestratorConfig,
  ) {}

  /** Does `begin`, which makes one more game run, unless there are too many. Requests at the same time count each other. */
  async within<T extends object>(game: Counted, begin: () => Promise<T>): Promise<T | Refusal> {
    this.pending.push(game);
    try {
      const refusal =
        (await this.ofKey(game)) ?? (await this.ofEngine(game)) ?? (await this.ofAll()) ?? (await this.ofWaiting(game));
      return refusal ?? (await begin());
    } finally {
      this.pending.splice(this.pending.indexOf(game), 1);
    }
  }

  private async ofKey({ createdBy }: Counted): Promise<Refusal | undefined> {
    const max = this.config.limits.runningGamesPerKey;
    if (max === 0 || createdBy === undefined) return undefined;
    const pending = this.pending.filter((game) => game.createdBy === createdBy).length;
    if ((await this.store.count(RUNNING, createdBy)) + pending <= max) return undefined;
    const detail = `Your API key has ${max} running games, as many as a key may have: try again when one has ended.`;
    return tooMany('running_games_per_key', detail, RETRY_AFTER_S);
  }

  private async ofEngine(game: Counted): Promise<Refusal | undefined> {
    const max = this.config.limits.runningGamesPerEngine;
    if (max === 0) return undefined;
    const engine = this.engineOf(game);
    if ((await this.countOfEngine(engine, RUNNING, this.pending)) <= max) return undefined;
    const detail = `The engine ${engine} has ${max} running games, as many as an engine may have: try again when one has ended.`;
    return tooMany('running_games_per_engine', detail, RETRY_AFTER_S);
  }

  /** With those that are being let in. */
  private async countOfEngine(
    engine: string,
    statuses: readonly GameSession['status'][],
    pending: readonly Counted[],
  ): Promise<number> {
    const counted = await this.store.countByGame(statuses);
    const games = counted.filter((count) => this.engineOf(count) === engine).map((count) => count.games);
    return games.reduce((sum, one) => sum + one, pending.filter((game) => this.engineOf(game) === engine).length);
  }

  private engineOf({ gameKey = this.config.defaultEngine }: Counted): string {
    return engineOf(gameKey);
  }

  private async ofAll(): Promise<Refusal | undefined> {
    const perProcess = this.config.limits.runningGames;
    if (perProcess === 0) return undefined;
    const running = await this.store.count(RUNNING);
    if (running + this.pending.length <= perProcess) return undefined;
    const max = perProcess * (await this.dispatcher.countRunners());
    if (running + this.pending.length <= max) return undefined;
    const detail = `This server runs ${max} games, as many as it may: try again when one has ended.`;
    return tooMany('running_games', detail, RETRY_AFTER_S);
  }

  /** Games that wait for players take no places of those that are played. */
  private async ofWaiting({ waitS, gameKey }: Counted): Promise<Refusal | undefined> {
    if (waitS === undefined) return undefined;
    const { runningGames, runningGamesPerEngine } = this.config.limits;
    const engine = this.engineOf({ gameKey });
    const pending = this.pending.filter((game) => game.waitS !== undefined);
    if (runningGames > 0) {
      const max = runningGames * (await this.dispatcher.countRunners());
      const waiting = (await this.store.count(WAITING)) + pending.length;
      if (waiting > placesFor(waitS, max)) return manyWait('This server', waitS, max);
    }
    if (runningGamesPerEngine > 0) {
      const waiting = await this.countOfEngine(engine, WAITING, pending);
      if (waiting > placesFor(waitS, runningGamesPerEngine))
        return manyWait(`The engine ${engine}`, waitS, runningGamesPerEngine);
    }
    return undefined;
  }
}

/** How many games may wait, with one that waits so long. */
function placesFor(waitS: number, max: number): number {
  const all = Math.max(1, Math.floor(max / WAITING_ONE_IN));
  return waitS > SHORT_WAIT_S ? Math.ceil(all / 2) : all;
}

function manyWait(where: string, waitS: number, max: number): Refusal {
  const places = placesFor(waitS, max);
  const detail =
    waitS > SHORT_WAIT_S && places < placesFor(0, max)
      ? `${where} has ${places} games that wait for players: a further one may wait ${SHORT_WAIT_S} seconds (settings.start_by).`
      : `${where} has ${places} games that wait for players, as many as may: take a seat in one of them, or try again later.`;
  return tooMany('waiting_games', detail, RETRY_AFTER_S);
}
