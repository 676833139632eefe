import { Injectable } from '@nestjs/common';
import { Log } from '#libs/service';
import { DatabaseUnavailable, EngineFailure, type EngineFailureKind, type Span } from '../ports/index.js';
import { NamedTimers } from '../../timers/index.js';
import type { Change } from '../domain/change.js';
import { fail } from '../domain/lifecycle.js';
import { engineAway, engineBack, healthCheckDelay } from '../domain/outage.js';
import type { Refusal } from '../domain/refusal.js';
import type { GameSession } from '../domain/session.js';
import { EngineWatch } from './engine-watch.js';
import { restOf } from './game-pace.js';
import { GameLedger } from '../stream/game-ledger.js';

/** The delay before a step that broke for a reason of ours is tried again; it doubles with each further failure. */
const FIRST_RETRY_MS = 500;
const MAX_RETRY_MS = 15_000;

/** The engine answers these for a game that it does not have. */
const LOST: readonly (number | undefined)[] = [404, 410];

/** Steps in a row that may break for a reason of ours; then the game fails. With the delays above that takes 8 seconds. */
const MAX_OWN_FAILURES = 5;

/** What a failure of the engine does to its game. `aborted` means that the orchestrator itself ended the call. */
const AFTER_FAILURE: Readonly<
  Record<Exclude<EngineFailureKind, 'aborted'>, (game: GameSession, failure: EngineFailure) => Change | Refusal>
> = {
  away: (game, { message }) => engineAway(game, message),
  refused: (game, { message, status }) =>
    LOST.includes(status)
      ? fail(game, 'engine_lost_game', `The game engine does not have this game any more: ${message}`)
      : fail(game, 'engine_refused', `The game engine refused: ${message}`),
  nonsense: (game, { message }) => fail(game, 'engine_nonsense', `The game engine answered nonsense: ${message}`),
};

/** Where a loop stood when it failed; `step` is unknown when the game could not even be read. */
export interface FailedStep {
  readonly gameId: string;
  readonly step: number | undefined;
  /** Its engine's words may show what not everybody may know: the log leaves them out. */
  readonly hides?: boolean;
  readonly span?: Span | undefined;
}

/** Decides what happens to a game whose step failed. */
@Injectable()
export class StepFailureHandler {
  constructor(
    private readonly ledger: GameLedger,
    private readonly watch: EngineWatch,
    private readonly timers: NamedTimers,
    private readonly log: Log,
  ) {}

  /** Never rejects. `failures` counts the steps that failed in a row, this one included. */
  async handle(
    { gameId, step, hides = false, span }: FailedStep,
    error: unknown,
    failures: number,
    woken: AbortSignal,
  ): Promise<void> {
    const log = this.log.with({ game_id: gameId, step, ...span?.logFields });
    try {
      if (error instanceof EngineFailure) {
        // The caller ended the step itself, and needs no line in the log.
        const { kind, status, message: reason } = error;
        if (kind !== 'aborted') log.warn('the engine failed a step', { kind, status, ...(!hides && { reason }) });
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

  /** Waits for the next health check, and resumes the game if its engine answers again. */
  async awaitEngine(session: GameSession, woken: AbortSignal): Promise<void> {
    await this.timers.rest(restOf(session.id), healthCheckDelay(session), woken);
    if (woken.aborted || !(await this.watch.isBack(session.engine))) return;
    await this.ledger.commit(session.id, engineBack);
  }

  private async engineFailed(gameId: string, failure: EngineFailure): Promise<void> {
    const { kind } = failure;
    if (kind !== 'aborted') await this.ledger.commit(gameId, (game) => AFTER_FAILURE[kind](game, failure));
  }

  private async giveUp(gameId: string): Promise<void> {
    const reason = 'The orchestrator could not do the step; the reason is in its log.';
    await this.ledger.commit(gameId, (game) => fail(game, 'internal_error', reason));
  }
}

function delay(failures: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1), MAX_RETRY_MS);
}
