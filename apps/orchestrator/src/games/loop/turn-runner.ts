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
import { GameLedger } from '../stream/game-ledger.js';
import { type Carried, SituationReader } from './situation-reader.js';

/** After a step: the game and what is known for the next one; or null when the game is not ours to run (any more). */
export type StepOutcome = { readonly session: GameSession; readonly carried: Carried | undefined } | null;

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
  async step(session: Active, carried: Carried | undefined, signal: AbortSignal): Promise<StepOutcome> {
    let current: Active = session;
    for (;;) {
      const { stage } = current;
      if (stage.name === 'decided') return this.execute({ ...current, stage }, current === session, signal);
      const moved =
        stage.name === 'ready'
          ? await this.ask(current, carried, signal)
          : await this.decide({ ...current, stage }, current === session, signal);
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

  private async execute(session: At<'decided'>, isLeftOpen: boolean, signal: AbortSignal): Promise<StepOutcome> {
    const { id, step, engineGameId, stage, state } = session;
    const request = { player_id: stage.seatId, action: stage.action };
    const order = { engineGameId, idempotencyKey: `${id}:${step}`, request, before: state, mayBeExecuted: isLeftOpen };
    const execution = await this.engine.execute(order, signal);
    if (execution.kind === 'refused') return this.finish(id, step, execution, undefined);
    const executed = await this.situations.executed(session, execution, signal);
    return this.finish(id, step, executed, { state: executed.after, actions: execution.actions });
  }

  private async finish(
    id: string,
    step: number,
    executed: Executed,
    carried: Carried | undefined,
  ): Promise<StepOutcome> {
    const done = await this.ledger.commit(id, (game) => finish(game, step, executed));
    return isRefusal(done) ? null : { session: done, carried };
  }
}
