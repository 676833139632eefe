import { Injectable } from '@nestjs/common';
import { Log } from '#libs/service';
import { EngineFailure } from '../engine-client/index.js';
import type { Change } from './domain/change.js';
import { fail, resume, suspend } from './domain/lifecycle.js';
import { type Refusal, STALE } from './domain/refusal.js';
import { type GameSession, isWaitingForEngine } from './domain/session.js';
import { EngineWatch } from './engine-watch.js';
import { DatabaseUnavailable } from '../store/index.js';
import { GameLedger } from './game-ledger.js';
import { LoopTimer } from './loop-timer.js';

/** Between two looks at an engine that is away, in milliseconds; it doubles with every step that fails again after it was back. */
const FIRST_LOOK_MS = 500;
const LAST_LOOK_MS = 15_000;

/** So many steps in a row that broke for a reason of ours fail the game. */
const MAX_OWN_FAILURES = 5;

/** Where a loop stood when it failed; `step` is unknown when the game could not even be read. */
export interface FailedStep {
  readonly gameId: string;
  readonly step: number | undefined;
}

/** What becomes of a game whose step could not be done. */
@Injectable()
export class StepTrouble {
  constructor(
    private readonly ledger: GameLedger,
    private readonly watch: EngineWatch,
    private readonly timer: LoopTimer,
    private readonly log: Log,
  ) {}

  /** Never rejects. `failures` counts the steps that failed in a row, this one included. */
  async handle({ gameId, step }: FailedStep, error: unknown, failures: number, nudged: AbortSignal): Promise<void> {
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
        await this.timer.rest(gameId, FIRST_LOOK_MS, nudged);
        return;
      }
      log.error('a step broke', { err: error, failures });
      if (failures >= MAX_OWN_FAILURES) await this.giveUp(gameId);
      else await this.timer.rest(gameId, delay(failures), nudged);
    } catch (writing) {
      log.error('what became of a step could not be written down', { err: writing });
      await this.timer.rest(gameId, delay(failures), nudged);
    }
  }

  /** Waits a while, then lets the game go on if its engine answers again. */
  async awaitEngine(session: GameSession, failures: number, nudged: AbortSignal): Promise<void> {
    await this.timer.rest(session.id, delay(failures), nudged);
    if (nudged.aborted || !(await this.watch.isBack())) return;
    await this.ledger.commit(session.id, goOn);
  }

  private async engineFailed(gameId: string, { kind, message }: EngineFailure): Promise<void> {
    switch (kind) {
      case 'aborted':
        return;
      case 'away':
        await this.ledger.commit(gameId, (game) => suspend(game, `The game engine does not answer: ${message}`));
        return;
      case 'refused':
        await this.ledger.commit(gameId, (game) => fail(game, 'engine_refused', `The game engine refused: ${message}`));
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

/** Somebody may have paused or stopped the game while it waited. */
function goOn(session: GameSession): Change | Refusal {
  return isWaitingForEngine(session) ? resume(session, 'engine_available') : STALE;
}

function delay(failures: number): number {
  return Math.min(FIRST_LOOK_MS * 2 ** Math.max(0, failures - 1), LAST_LOOK_MS);
}
