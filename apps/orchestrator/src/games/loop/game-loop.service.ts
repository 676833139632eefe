import { Injectable, Optional } from '@nestjs/common';
import { Log } from '#libs/service';
import { isRefusal } from '#libs/protocol';
import { during, type GameRunner, type Span, type SpanStart, Tracer } from '../ports/index.js';
import { begin } from '../domain/lifecycle.js';
import { type Active, type GameSession, isRunnable, isWaitingForEngine, needsRunner } from '../domain/session.js';
import { hidesNow } from '../domain/visibility.js';
import { GameLedger } from '../stream/game-ledger.js';
import { GamePace, type Rested } from './game-pace.js';
import { GameRun } from './game-run.js';
import { OpenSeats } from './open-seats.js';
import { LoopMeter } from './loop-meter.js';
import type { Carried } from './situation-reader.js';
import { StepFailureHandler } from './step-failure-handler.js';
import { TurnRunner } from './turn-runner.js';

/** Runs each game's steps one after the other, at the game's speed, until it needs no runner any more. */
@Injectable()
export class GameLoopService implements GameRunner {
  private readonly runs = new Map<string, GameRun>();

  constructor(
    private readonly ledger: GameLedger,
    private readonly turns: TurnRunner,
    private readonly failures: StepFailureHandler,
    private readonly pace: GamePace,
    private readonly seats: OpenSeats,
    private readonly log: Log,
    @Optional() private readonly meter?: LoopMeter,
    @Optional() private readonly tracer?: Tracer,
  ) {}

  async run(gameId: string, signal: AbortSignal): Promise<void> {
    const run = new GameRun(signal);
    this.runs.set(gameId, run);
    this.meter?.runs(this.runs.size);
    this.log.debug('loop begins', { game_id: gameId });
    await this.play(gameId, run);
    this.log.debug('loop ends', { game_id: gameId });
    run.end();
    this.runs.delete(gameId);
    this.meter?.runs(this.runs.size);
  }

  handOver(gameId: string): void {
    this.runs.get(gameId)?.leaveAfterStep();
  }

  wake(gameId: string): void {
    const run = this.runs.get(gameId);
    if (run === undefined) return;
    run.wake();
    void this.look(gameId, run);
  }

  /** A game that is not to go on drops the step in flight. Where it cannot be read now, the next commit finds out. */
  private async look(gameId: string, run: GameRun): Promise<void> {
    try {
      const session = await this.ledger.find(gameId);
      if (session === undefined || !needsRunner(session)) run.stop();
    } catch (error) {
      this.log.warn('a woken game could not be read', { err: error, game_id: gameId });
    }
  }

  /** Never rejects: {@link StepFailureHandler} handles a step that fails, and then the game is read again. */
  private async play(gameId: string, run: GameRun): Promise<void> {
    let carried: Carried | undefined;
    let rested: Rested | undefined;
    let failures = 0;
    let isFirst = true;
    let session: GameSession | undefined;
    while (!run.isLeaving) {
      const { woken } = run;
      let span: Span | undefined;
      try {
        session = rested?.woken === woken ? rested.session : await this.present(gameId);
        rested = undefined;
        if (session !== undefined && isWaitingForEngine(session)) {
          await this.failures.awaitEngine(session, woken);
          continue;
        }
        if (session?.status === 'waiting') {
          await this.seats.await(session, woken);
          continue;
        }
        if (session === undefined || !isRunnable(session)) return;
        if (isFirst && session.step > 1) this.log.info('a game goes on here', { game_id: gameId, step: session.step });
        isFirst = false;
        span = this.tracer?.begin(spanOfStep(session));
        const outcome = await during(span, this.turns.step(session, carried, run, span));
        failures = 0;
        carried = outcome?.carried;
        if (outcome === null) await this.pace.backOff(gameId, woken);
        else rested = await this.pace.rest(outcome, run, woken);
      } catch (error) {
        failures += 1;
        carried = undefined;
        await this.failures.handle(
          { gameId, step: session?.step, hides: session !== undefined && hidesNow(session), span },
          error,
          failures,
          woken,
        );
      }
    }
  }

  /** The game as it is now; one that is new is announced first. */
  private async present(gameId: string): Promise<GameSession | undefined> {
    const session = await this.ledger.find(gameId);
    if (session?.status !== 'starting') return session;
    const begun = await this.ledger.commit(gameId, begin);
    return isRefusal(begun) ? this.ledger.find(gameId) : begun;
  }
}

/** It links to the step before, or to the request that created the game, whichever replica that was on. */
function spanOfStep({ id, step, turn, speed, trace }: Active): SpanStart {
  const attributes = {
    'game.id': id,
    'game.step': step,
    'game.turn': turn?.number,
    'game.speed': speed,
    // Until it has ended.
    'game.outcome': 'failed',
  };
  return { name: 'game.step', attributes, follows: trace };
}
