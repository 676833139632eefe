import { Injectable } from '@nestjs/common';
import { Log } from '#libs/service';
import { DatabaseUnavailable, EngineFailure } from '../ports/index.js';
import { NamedTimers } from '../../timers/index.js';
import { fail } from '../domain/lifecycle.js';
import { engineAway, engineBack, lookAfter } from '../domain/outage.js';
import type { GameSession } from '../domain/session.js';
import { EngineWatch } from './engine-watch.js';
import { restOf } from './game-pace.js';
import { GameLedger } from '../stream/game-ledger.js';

/** Until a step that failed for a reason of ours is tried again, in milliseconds; it doubles with each further failure. */
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;

/** The engine answers these for a game that it does not have. */
const LOST: readonly (number | undefined)[] = [404, 410];

/** So many steps in a row that broke for a reason of ours fail the game. */
const MAX_OWN_FAILURES = 5;

/** Where a loop stood when it failed; `step` is unknown when the game could not even be read. */
export interface FailedStep {
  readonly gameId: string;
  readonly step: number | undefined;
}

/** What becomes of a game whose step could not be done. */
@Injectable()
export class StepFailureHandler {
  constructor(
    private readonly ledger: GameLedger,
    private readonly watch: EngineWatch,
    private readonly timers: NamedTimers,
    private readonly log: Log,
  ) {}

  /** Never rejects. `failures` counts the steps that failed in a row, this one included. */
  async handle({ gameId, step }: FailedStep, error: unknown, failures: number, woken: AbortSignal): Promise<void> {
    const log = this.log.with({ game_id: gameId, step });
    try {
      if (error instanceof EngineFailure) {
        // Somebody called the step off, and knows.
        if (error.kind !== 'aborted') log.warn('the engine failed a step', { kind: error.kind, reason: error.message });
        await this.engineFailed(gameId, error);
        return;
      }
      if (error instanceof DatabaseUnavailable) {
        log.warn('a step waits for the database', { reason: error.message });
        await this.timers.rest(restOf(gameId), FIRST_RETRY_MS, woken);
        return;
      }
      log.error('a step broke', { err: error, failures });
      if (failures >= MAX_OWN_FAILURES) await this.giveUp(gameId);
      else await this.timers.rest(restOf(gameId), delay(failures), woken);
    } catch (writing) {
      log.error('what became of a step could not be written down', { err: writing });
      await this.timers.rest(restOf(gameId), delay(failures), woken);
    }
  }

  /** Waits a while, then lets the game go on if its engine answers again. */
  async awaitEngine(session: GameSession, woken: AbortSignal): Promise<void> {
    await this.timers.rest(restOf(session.id), lookAfter(session), woken);
    if (woken.aborted || !(await this.watch.isBack())) return;
    await this.ledger.commit(session.id, engineBack);
  }

  private async engineFailed(gameId: string, { kind, message, status }: EngineFailure): Promise<void> {
    switch (kind) {
      case 'aborted':
        return;
      case 'away':
        await this.ledger.commit(gameId, (game) => engineAway(game, message));
        return;
      case 'refused':
        await this.ledger.commit(gameId, (game) =>
          LOST.includes(status)
            ? fail(game, 'engine_lost_game', `The game engine does not have this game any more: ${message}`)
            : fail(game, 'engine_refused', `The game engine refused: ${message}`),
        );
        return;
      case 'nonsense':
        await this.ledger.commit(gameId, (game) =>
          fail(game, 'engine_nonsense', `The game engine answered nonsense: ${message}`),
        );
    }
  }

  private async giveUp(gameId: string): Promise<void> {
    const reason = 'The orchestrator could not do the step; its log says why.';
    await this.ledger.commit(gameId, (game) => fail(game, 'internal_error', reason));
  }
}

function delay(failures: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1), LAST_RETRY_MS);
}
