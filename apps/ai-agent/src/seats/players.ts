import type { DecideRequest, DecideResponse, GameAction } from '#libs/protocol';
import { Log } from '#libs/service';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { answer } from '../answer.js';
import { type ChatModel, type FailureKind, ModelCatalogue, type ModelQuestion } from '../models/index.js';
import { personalityNamed } from '../personalities/index.js';
import { promptFor } from '../prompt/prompt.js';
import { TableView } from '../table/table-view.js';
import { Consultation, type Verdict } from './consultation.js';
import { thinkingTime } from './deadline.js';
import { Memories } from './memory.js';
import { ThoughtReader } from './thoughts.js';
import { within } from './time-limit.js';
import { UsageMeter } from './usage.js';

/** Who listens while a seat thinks. */
export interface Listener {
  /** Fires when nobody wants the answer any more. */
  readonly signal: AbortSignal;
  readonly onThinking: (text: string) => void;
}

/** Failures after which a model is not asked for a while. */
const LASTING: ReadonlySet<FailureKind | undefined> = new Set<FailureKind>(['unauthorized', 'unknown_model']);

/** All the seats that this service plays: those with a model ask it, the others and whatever fails play by heuristic. */
@Injectable()
export class Players implements BeforeApplicationShutdown {
  private readonly memories = new Memories();
  private readonly shutdown = new AbortController();

  constructor(
    private readonly models: ModelCatalogue,
    private readonly maxThinkingMs: number,
    private readonly log: Log,
  ) {}

  /** Models that are thinking are not waited for: their seats answer by heuristic at once. */
  beforeApplicationShutdown(): void {
    this.shutdown.abort();
  }

  /** Decides before `deadline_ms` is over, whatever the model does. */
  async decide(gameId: string, request: DecideRequest, listener: Listener): Promise<DecideResponse> {
    const table = new TableView(request);
    const found = this.models.find(table.me.model);
    if (found.kind !== 'none') this.memories.look(gameId, table);
    if (found.kind === 'no_provider') this.log.debug('no provider for this model', { model: table.me.model });
    const asks = found.kind === 'served' && request.heuristic_only !== true && table.offers.all.length > 1;
    const decided = asks
      ? await this.consult(found.model, gameId, request, table, listener)
      : this.byHeuristic(gameId, request);
    this.memories.proposals(gameId).note(request, decided.action);
    if (decided.chat) this.memories.said(gameId, table, decided.chat);
    this.log.debug('decided', {
      game_id: gameId,
      action: decided.action.type,
      source: decided.source,
      usage: decided.usage,
    });
    return decided;
  }

  private async consult(
    model: ChatModel,
    gameId: string,
    request: DecideRequest,
    table: TableView,
    listener: Listener,
  ): Promise<DecideResponse> {
    const time = thinkingTime(request.deadline_ms, this.maxThinkingMs);
    const meter = new UsageMeter(model, () => performance.now());
    if (time === null) return { ...this.byHeuristic(gameId, request), usage: meter.total('no_time') };
    const question = this.questionOf(gameId, request, table);
    const thoughts = new ThoughtReader(listener.onThinking);
    const until = performance.now() + time;
    const timeLeft = (): number => until - performance.now();
    const verdict = await within(time, [listener.signal, this.shutdown.signal], (signal) =>
      new Consultation({ model, table, meter, signal, timeLeft, thoughts }).decide(question),
    );
    if (verdict.kind === 'failed') return this.withoutModel(model, gameId, request, verdict);
    const { action, reasoning, chat, note } = verdict.choice;
    this.memories.decided(gameId, table, wordsOf(action), note);
    return { action, reasoning, chat, usage: verdict.usage, source: 'model' };
  }

  private byHeuristic(gameId: string, request: DecideRequest): DecideResponse {
    return answer(request, this.memories.proposals(gameId).of(request.player_id));
  }

  private questionOf(gameId: string, { last_error }: DecideRequest, table: TableView): ModelQuestion {
    const personality = personalityNamed(table.me.personality);
    return promptFor(personality, table, this.memories.recall(gameId, table), last_error);
  }

  private withoutModel(
    model: ChatModel,
    gameId: string,
    request: DecideRequest,
    { failure, usage }: Extract<Verdict, { kind: 'failed' }>,
  ): DecideResponse {
    if (LASTING.has(failure?.kind)) this.models.rest(model);
    this.log.warn('the model did not decide', { game_id: gameId, error: failure?.message, ...usage });
    return { ...this.byHeuristic(gameId, request), usage };
  }
}

/** "place_bid boardwalk 120" */
function wordsOf({ type, property_id, amount }: GameAction): string {
  return [type, property_id, amount].filter((part) => part != null).join(' ');
}
