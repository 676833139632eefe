import { Injectable } from '@nestjs/common';
import { type GameSpeed, isRefusal } from '#libs/protocol';
import { GameDispatcher } from '../ports/index.js';
import { ControlLimiter } from './control-limiter.js';
import { pause, requestStep, resume, setSpeed, stop } from '../domain/lifecycle.js';
import type { Change } from '../domain/change.js';
import { refuse, type Refusal } from '../domain/refusal.js';
import type { GameSession } from '../domain/session.js';
import { GameLedger, gameNotFound } from '../stream/game-ledger.js';
import { GameQuota } from './game-quota.js';
import { GameWait } from './game-wait.js';

/** How long an answer waits for a pause or a step to be done, in milliseconds; after it the answer shows what is pending. */
const MAX_ANSWER_DELAY_MS = 4_000;

type CommandResult = GameSession | Refusal;

/** What an operator can do to a game. Each answers the game afterwards, or why it cannot be done. */
@Injectable()
export class GameControl {
  constructor(
    private readonly ledger: GameLedger,
    private readonly dispatcher: GameDispatcher,
    private readonly wait: GameWait,
    private readonly limiter: ControlLimiter,
    private readonly quota: GameQuota,
  ) {}

  /** Not limited: it is done once, and commands of other clients must not keep an operator from it. */
  async stop(gameId: string): Promise<CommandResult> {
    const outcome = await this.ledger.commit(gameId, (session) => stop(session));
    return this.waking(gameId, outcome);
  }

  async setSpeed(gameId: string, speed: GameSpeed): Promise<CommandResult> {
    const outcome = await this.change(gameId, (session) => setSpeed(session, speed));
    return this.waking(gameId, outcome);
  }

  /** Takes effect after the step in flight; the answer waits for it up to a limit. */
  async pause(gameId: string): Promise<CommandResult> {
    const outcome = await this.waking(gameId, await this.change(gameId, pause));
    if (isRefusal(outcome)) return outcome;
    return this.settled(gameId, ({ status }) => status !== 'running');
  }

  /** One more game runs then, unless it only was to pause. */
  async resume(gameId: string): Promise<CommandResult> {
    const before = await this.ledger.find(gameId);
    const begin = async (): Promise<CommandResult> => this.resumeNow(gameId);
    return before === undefined || before.status === 'running' ? begin() : this.quota.within(before, begin);
  }

  private async resumeNow(gameId: string): Promise<CommandResult> {
    const outcome = await this.change(gameId, (session) => resume(session));
    if (!isRefusal(outcome)) await this.dispatcher.start(gameId);
    return this.waking(gameId, outcome);
  }

  /** The answer waits up to a limit for the step to be done. */
  async step(gameId: string): Promise<CommandResult> {
    const asked = await this.change(gameId, requestStep);
    if (isRefusal(asked)) return asked;
    await this.dispatcher.start(gameId);
    await this.waking(gameId, asked);
    const done = await this.settled(gameId, (session) => session.status !== 'paused' || !session.stepping);
    const isGivenUp = !isRefusal(done) && done.status === 'paused' && !done.stepping && done.step === asked.step;
    return isGivenUp
      ? refuse('engine_unavailable', 'The game engine does not answer, so the step was not done.')
      : done;
  }

  private async change(gameId: string, decide: (session: GameSession) => Change | Refusal): Promise<CommandResult> {
    return this.limiter.refusalOf(gameId) ?? this.ledger.commit(gameId, decide);
  }

  private async waking(gameId: string, outcome: CommandResult): Promise<CommandResult> {
    if (!isRefusal(outcome)) await this.dispatcher.wake(gameId);
    return outcome;
  }

  private async settled(gameId: string, isThere: (session: GameSession) => boolean): Promise<CommandResult> {
    return (await this.wait.until(gameId, isThere, MAX_ANSWER_DELAY_MS)) ?? gameNotFound(gameId);
  }
}
