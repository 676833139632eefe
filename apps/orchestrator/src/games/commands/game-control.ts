import { Injectable } from '@nestjs/common';
import type { GameSpeed } from '#libs/protocol';
import { GameDispatcher } from '../ports/index.js';
import { ControlLimiter } from './control-limiter.js';
import { pause, requestStep, resume, setSpeed, stop } from '../domain/lifecycle.js';
import type { Change } from '../domain/change.js';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.js';
import type { GameSession } from '../domain/session.js';
import { GameLedger, gameNotFound } from '../stream/game-ledger.js';
import { GameWait } from './game-wait.js';

/** How long an answer waits for a pause or a step to be done, in milliseconds; past it the answer says what is pending. */
const ANSWER_WITHIN_MS = 4_000;

type Outcome = GameSession | Refusal;

/** What an operator can do to a game. Each answers the game afterwards, or why it cannot be done. */
@Injectable()
export class GameControl {
  constructor(
    private readonly ledger: GameLedger,
    private readonly dispatcher: GameDispatcher,
    private readonly wait: GameWait,
    private readonly limiter: ControlLimiter,
  ) {}

  /** Not limited: it is done once, and nobody else's commands may keep an operator from it. */
  async stop(gameId: string): Promise<Outcome> {
    const outcome = await this.ledger.commit(gameId, (session) => stop(session));
    return this.nudging(gameId, outcome);
  }

  async setSpeed(gameId: string, speed: GameSpeed): Promise<Outcome> {
    const outcome = await this.change(gameId, (session) => setSpeed(session, speed));
    return this.nudging(gameId, outcome);
  }

  /** Takes effect after the step in flight; the answer waits for it a while. */
  async pause(gameId: string): Promise<Outcome> {
    const outcome = await this.nudging(gameId, await this.change(gameId, pause));
    if (isRefusal(outcome)) return outcome;
    return this.settled(gameId, ({ status }) => status !== 'running');
  }

  async resume(gameId: string): Promise<Outcome> {
    const outcome = await this.change(gameId, (session) => resume(session));
    if (!isRefusal(outcome)) await this.dispatcher.start(gameId);
    return this.nudging(gameId, outcome);
  }

  /** The answer waits a while for the step to be done. */
  async step(gameId: string): Promise<Outcome> {
    const asked = await this.change(gameId, requestStep);
    if (isRefusal(asked)) return asked;
    await this.dispatcher.start(gameId);
    await this.nudging(gameId, asked);
    const done = await this.settled(gameId, (session) => session.status !== 'paused' || !session.stepping);
    const isGivenUp = !isRefusal(done) && done.status === 'paused' && !done.stepping && done.step === asked.step;
    return isGivenUp
      ? refuse('engine_unavailable', 'The game engine does not answer, so the step was not done.')
      : done;
  }

  private async change(gameId: string, decide: (session: GameSession) => Change | Refusal): Promise<Outcome> {
    return this.limiter.refusalOf(gameId) ?? this.ledger.commit(gameId, decide);
  }

  private async nudging(gameId: string, outcome: Outcome): Promise<Outcome> {
    if (!isRefusal(outcome)) await this.dispatcher.nudge(gameId);
    return outcome;
  }

  private async settled(gameId: string, isThere: (session: GameSession) => boolean): Promise<Outcome> {
    return (await this.wait.until(gameId, isThere, ANSWER_WITHIN_MS)) ?? gameNotFound(gameId);
  }
}
