import { Injectable, Optional } from '@nestjs/common';
import { isRefusal } from '#libs/protocol';
import { GameEngines } from '../engines/game-engines.js';
import { during, type Execution, type Span } from '../ports/index.js';
import { Clock } from '#libs/service';
import { DecisionMaker } from './decision-maker.js';
import type { Change } from '../domain/change.js';
import type { Refusal } from '../domain/refusal.js';
import { isHeld } from '../domain/seats.js';
import { type Active, type GameSession, isRunnable, seatOf, type StepPhase } from '../domain/session.js';
import { decide } from '../domain/decide.js';
import * as steps from '../domain/step.js';
import { type Executed, finish } from '../domain/finish.js';
import { withNextQuestion } from '../domain/next-question.js';
import { LoopMeter, StepTimer } from './loop-meter.js';
import { GameLedger } from '../stream/game-ledger.js';
import type { GameRun } from './game-run.js';
import { type Carried, carriedSituation, SituationReader } from './situation-reader.js';

/** After a step: the game and what is known for the next one. */
export interface StepDone {
  readonly session: GameSession;
  readonly carried: Carried | undefined;
  /** When the engine had answered, in milliseconds of `performance.now()`. */
  readonly answeredAt: number;
}

/** Null when the game is not ours to run (any more). */
export type StepOutcome = StepDone | null;

type Run = Pick<GameRun, 'cut' | 'isLeaving' | 'woken'>;

/** One step under way. */
interface UnderWay {
  readonly run: Run;
  readonly timer: StepTimer;
  readonly span: Span | undefined;
}

/** The attribute of a step's span that names how it ended. */
const OUTCOME = 'game.outcome';

type Committed = GameSession | Refusal;

type At<N extends StepPhase['name']> = Active & { readonly stage: Extract<StepPhase, { name: N }> };

/**
 * One step, start to end: read the table, ask the seat, execute its decision. Each part ends with a commit that holds
 * only if no other runner has made it, so a step that was cut off is entered again at its stage and nothing is done twice.
 */
@Injectable()
export class TurnRunner {
  constructor(
    private readonly ledger: GameLedger,
    private readonly situations: SituationReader,
    private readonly decisions: DecisionMaker,
    private readonly engines: GameEngines,
    private readonly clock: Clock,
    @Optional() private readonly meter?: LoopMeter,
  ) {}

  /** Throws EngineFailure; the step then stays at the stage it had reached. `span` is the step's own, where it is traced. */
  async step(session: Active, carried: Carried | undefined, run: Run, span?: Span): Promise<StepOutcome> {
    const step: UnderWay = { run, timer: new StepTimer(), span };
    let current: Active = session;
    for (;;) {
      const { stage } = current;
      if (stage.name === 'decided') return this.execute({ ...current, stage }, current === session, step);
      const moved =
        stage.name === 'ready'
          ? await this.ask(current, carried, step)
          : await this.decide({ ...current, stage }, current === session && carried === undefined, step);
      if (moved === undefined || isRefusal(moved) || !isRunnable(moved)) {
        span?.set({ [OUTCOME]: endOf(moved) });
        return null;
      }
      current = moved;
    }
  }

  private async ask(session: Active, carried: Carried | undefined, { run, timer, span }: UnderWay): Promise<Committed> {
    const { id, step } = session;
    const part = span?.child('read');
    const reading = await timer.whileWaiting(during(part, this.situations.read(session, carried, run.cut, part)));
    const { over } = reading;
    if (over !== null) return this.ledger.commit(id, (game) => steps.endAtOnce(game, step, over), span);
    const deadline = this.clock.at(this.fullTime(session));
    return this.ledger.commit(id, (game) => steps.ask(game, step, reading.situation, deadline), span);
  }

  /** A question that a crash left open is asked again with the full time: its deadline may be long past. */
  private async decide(
    session: At<'asked'>,
    isLeftOpen: boolean,
    { run, timer, span }: UnderWay,
  ): Promise<Committed | undefined> {
    const { id, step, state, stage } = session;
    const seat = seatOf(session, stage.question.seatId);
    const written = Date.parse(stage.deadline);
    // Its holder reads the deadline in the game: it is moved there.
    const isRead = seat !== undefined && isHeld(seat);
    if (isLeftOpen && isRead && written < this.clock.now())
      return this.ledger.commit(id, (game) => steps.extend(game, step, this.clock.at(this.fullTime(session))), span);
    const deadline = isLeftOpen && !isRead ? this.fullTime(session) : written;
    const part = span?.child('ask');
    const asked = { session, question: stage.question, state, deadline };
    const decision = await timer.whileWaiting(during(part, this.decisions.decide(asked, run, part)));
    span?.set({
      'game.turn': session.turn?.number,
      'game.player.id': stage.question.seatId,
      'game.decided_by': decision?.source,
    });
    return decision && this.ledger.commit(id, (game) => decide(game, step, decision), span);
  }

  /** The turn timeout: when the seat's time is up, in milliseconds since 1970. */
  private fullTime({ turnTimeout }: GameSession): number {
    return this.clock.now() + turnTimeout * 1_000;
  }

  private async execute(session: At<'decided'>, isLeftOpen: boolean, under: UnderWay): Promise<StepOutcome> {
    const { run, timer, span } = under;
    const { id, step, engineGameId, stage, state } = session;
    span?.set({ 'game.player.id': stage.seatId, 'game.action.type': stage.action.type });
    const part = span?.child('execute');
    const request = { player_id: stage.seatId, action: stage.action };
    const order = { engineGameId, idempotencyKey: `${id}:${step}`, request, before: state, mayBeExecuted: isLeftOpen };
    const engine = this.engines.of(session.engine);
    const execution = await timer.whileWaiting(during(part, engine.execute(order, run.cut, part)));
    const answeredAt = performance.now();
    const { executed, carried } = await this.read(session, execution, under);
    const done = await this.finish(session, executed, carried, under);
    this.meter?.stepped(timer.ownSeconds, session.engine);
    span?.set({ [OUTCOME]: isRefusal(done) ? endOf(done) : execution.kind });
    return isRefusal(done) ? null : { session: done, carried, answeredAt };
  }

  /** What the execution has changed, and what it tells about the next step. */
  private async read(
    session: GameSession,
    execution: Execution,
    { run, timer, span }: UnderWay,
  ): Promise<{ readonly executed: Executed; readonly carried: Carried | undefined }> {
    if (execution.kind === 'refused') return { executed: execution, carried: undefined };
    const executed = await timer.whileWaiting(this.situations.executed(session, execution, run.cut, span));
    return { executed, carried: { state: executed.after, actions: execution.actions } };
  }

  /** A run that is leaving asks nobody any more: the next run does. */
  private async finish(
    session: At<'decided'>,
    executed: Executed,
    carried: Carried | undefined,
    { run, span }: UnderWay,
  ): Promise<Committed> {
    const { id, step } = session;
    const next = carried && !run.isLeaving ? carriedSituation(session, carried) : undefined;
    const deadline = this.clock.at(this.fullTime(session));
    const end = (game: GameSession): Change | Refusal => {
      const change = finish(game, step, executed);
      return next === undefined || isRefusal(change) ? change : withNextQuestion(change, next, deadline);
    };
    return this.ledger.commit(id, end, span);
  }
}

/** How a step ended that executed nothing: cut off, made by another runner, or with what the game is now. */
function endOf(moved: Committed | undefined): string {
  if (moved === undefined) return 'cut_off';
  return isRefusal(moved) ? 'overtaken' : moved.status;
}
