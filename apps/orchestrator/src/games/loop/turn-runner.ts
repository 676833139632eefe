import { Injectable } from '@nestjs/common';
import { isRefusal } from '#libs/protocol';
import { GameEngineClient } from '../ports/index.js';
import { Clock } from '#libs/service';
import { DecisionMaker } from './decision-maker.js';
import type { Refusal } from '../domain/refusal.js';
import { type Active, type GameSession, isRunnable, type StepPhase } from '../domain/session.js';
import { decide } from '../domain/decide.js';
import * as steps from '../domain/step.js';
import { type Executed, finish } from '../domain/finish.js';
import { withNextQuestion } from '../domain/next-question.js';
import { GameLedger } from '../stream/game-ledger.js';
import type { GameRun } from './game-run.js';
import { type Carried, carriedSituation, SituationReader } from './situation-reader.js';

/** After a step: the game and what is known for the next one; or null when the game is not ours to run (any more). */
export type StepOutcome = { readonly session: GameSession; readonly carried: Carried | undefined } | null;

type Run = Pick<GameRun, 'cut' | 'isLeaving'>;

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
    private readonly engine: GameEngineClient,
    private readonly clock: Clock,
  ) {}

  /** Throws EngineFailure; the step then stays at the stage it had reached. */
  async step(session: Active, carried: Carried | undefined, run: Run): Promise<StepOutcome> {
    let current: Active = session;
    for (;;) {
      const { stage } = current;
      if (stage.name === 'decided') return this.execute({ ...current, stage }, current === session, run);
      const moved =
        stage.name === 'ready'
          ? await this.ask(current, carried, run.cut)
          : await this.decide({ ...current, stage }, current === session && carried === undefined, run.cut);
      if (moved === undefined || isRefusal(moved) || !isRunnable(moved)) return null;
      current = moved;
    }
  }

  private async ask(session: Active, carried: Carried | undefined, signal: AbortSignal): Promise<Committed> {
    const { id, step } = session;
    const reading = await this.situations.read(session, carried, signal);
    const { over } = reading;
    if (over !== null) return this.ledger.commit(id, (game) => steps.endAtOnce(game, step, over));
    const deadline = this.clock.at(this.fullTime(session));
    return this.ledger.commit(id, (game) => steps.ask(game, step, reading.situation, deadline));
  }

  /** A question that a crash left open is asked again with the full time: its deadline may be long past. */
  private async decide(session: At<'asked'>, isLeftOpen: boolean, signal: AbortSignal): Promise<Committed | undefined> {
    const { id, step, state, stage } = session;
    const deadline = isLeftOpen ? this.fullTime(session) : Date.parse(stage.deadline);
    const decision = await this.decisions.decide({ session, question: stage.question, state, deadline }, signal);
    return decision && this.ledger.commit(id, (game) => decide(game, step, decision));
  }

  /** The turn timeout: when the seat's time is up, in milliseconds since 1970. */
  private fullTime({ turnTimeout }: GameSession): number {
    return this.clock.now() + turnTimeout * 1_000;
  }

  private async execute(session: At<'decided'>, isLeftOpen: boolean, run: Run): Promise<StepOutcome> {
    const { id, step, engineGameId, stage, state } = session;
    const request = { player_id: stage.seatId, action: stage.action };
    const order = { engineGameId, idempotencyKey: `${id}:${step}`, request, before: state, mayBeExecuted: isLeftOpen };
    const execution = await this.engine.execute(order, run.cut);
    if (execution.kind === 'refused') return this.finish(session, execution, undefined, run);
    const executed = await this.situations.executed(session, execution, run.cut);
    return this.finish(session, executed, { state: executed.after, actions: execution.actions }, run);
  }

  /** A run that is leaving asks nobody any more: the next run does. */
  private async finish(
    session: At<'decided'>,
    executed: Executed,
    carried: Carried | undefined,
    run: Run,
  ): Promise<StepOutcome> {
    const { id, step } = session;
    const next = carried && !run.isLeaving ? carriedSituation(session, carried) : undefined;
    const deadline = this.clock.at(this.fullTime(session));
    const done = await this.ledger.commit(id, (game) => {
      const change = finish(game, step, executed);
      return next === undefined || isRefusal(change) ? change : withNextQuestion(change, next, deadline);
    });
    return isRefusal(done) ? null : { session: done, carried };
  }
}
