import { Injectable } from '@nestjs/common';
import { SPEED_SECONDS } from '#libs/protocol';
import { NamedTimers } from '../../timers/index.js';
import { type GameSession, isRunnable } from '../domain/session.js';
import { GameLedger } from '../stream/game-ledger.js';
import type { GameRun } from './game-run.js';
import type { StepDone } from './turn-runner.js';

/**
 * How long a loop whose commit did not hold leaves the game alone, in milliseconds: longer than a lease on a job lasts,
 * so that a loop whose game another replica runs by now has lost its lease before it would go on.
 */
const OVERTAKEN_MS = 3_000;

/** The timer of a game's loop, which rests in one place at a time. */
export function restOf(gameId: string): string {
  return `game:${gameId}`;
}

/** A game after a rest. It holds while the run's signal is still `woken`. */
export interface Rested {
  readonly session: GameSession | undefined;
  readonly woken: AbortSignal;
}

/** The rests between the steps of a game. */
@Injectable()
export class GamePace {
  constructor(
    private readonly ledger: GameLedger,
    private readonly timers: NamedTimers,
  ) {}

  /**
   * Rests for the delay of the game's speed, which counts from the engine's answer and not from when it was stored: games
   * that were stored together would go on together, and wait for each other ever after. After a wake-up the game is read
   * again: another speed counts from the same answer. `wokenDuringStep` is the signal that was taken before the step, so
   * that no wake-up falls between.
   *
   * @returns the game as it is known: where nothing woke it, the one that is done. A change that nobody announced shows
   * in the next commit, which does not hold then.
   */
  async rest({ session: done, answeredAt }: StepDone, run: GameRun, wokenDuringStep: AbortSignal): Promise<Rested> {
    let session: GameSession | undefined = done;
    let woken = wokenDuringStep;
    while (session?.status === 'running' && !run.isLeaving) {
      const left = SPEED_SECONDS[session.speed] * 1_000 - (performance.now() - answeredAt);
      if (left <= 0) break;
      await this.timers.rest(restOf(done.id), left, woken);
      if (!woken.aborted) break;
      ({ woken } = run);
      session = await this.ledger.find(done.id);
    }
    return { session, woken };
  }

  /** After a step whose commit another runner made first. Where this loop is the game's only one after all, it goes on. */
  async backOff(gameId: string, woken: AbortSignal): Promise<void> {
    const session = await this.ledger.find(gameId);
    if (session !== undefined && isRunnable(session)) await this.timers.rest(restOf(gameId), OVERTAKEN_MS, woken);
  }
}
