import type { DecideRequest, DecideResponse, GameAction } from '#libs/protocol';
import { Log } from '#libs/service';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { answer } from '../answer.js';
import {
  type ChatModel,
  ModelCatalogue,
  type ModelQuestion,
  type ProviderFailure,
  type Rest,
} from '../models/index.js';
import { personalityNamed } from '../personalities/index.js';
import { promptFor } from '../prompt/prompt.js';
import { TableView } from '../table/table-view.js';
import { Consultation } from './consultation.js';
import { thinkingTime } from './deadline.js';
import { Memories } from './memory.js';
import { ThoughtReader } from './thoughts.js';
import { within } from './time-limit.js';
import { UsageMeter } from './usage.js';
import { type Miss, withReason } from './why-heuristic.js';

/** Who listens while a seat thinks. */
export interface Listener {
  /** Fires when nobody wants the answer any more. */
  readonly signal: AbortSignal;
  readonly onThinking: (text: string) => void;
}

type Found = ReturnType<ModelCatalogue['find']>;
type Asked = Extract<Found, { model: ChatModel }>;

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
    const decided = await this.decideFor(found, gameId, request, table, listener);
    this.memories.proposals(gameId).note(request, decided.action);
    if (decided.chat) this.memories.recordChat(gameId, table, decided.chat);
    this.log.debug('decided', {
      game_id: gameId,
      action: decided.action.type,
      source: decided.source,
      usage: decided.usage,
    });
    return decided;
  }

  private async decideFor(
    found: Found,
    gameId: string,
    request: DecideRequest,
    table: TableView,
    listener: Listener,
  ): Promise<DecideResponse> {
    const isQuestion = request.heuristic_only !== true && table.offers.all.length > 1;
    if (found.kind === 'none' || !isQuestion) return this.byHeuristic(gameId, request);
    if (found.kind === 'no_provider') return explained(this.byHeuristic(gameId, request), 'no_provider');
    return this.consult(found, gameId, request, table, listener);
  }

  private async consult(
    found: Asked,
    gameId: string,
    request: DecideRequest,
    table: TableView,
    listener: Listener,
  ): Promise<DecideResponse> {
    const { model } = found;
    const time = thinkingTime(request.deadline_ms, this.maxThinkingMs);
    const meter = new UsageMeter(model, () => performance.now());
    const rest = found.kind === 'resting' ? found.rest : undefined;
    const why = missBefore(time, rest);
    if (time === null || why !== undefined) return this.withoutModel(gameId, request, why ?? 'no_time', meter);
    const question = this.questionOf(gameId, request, table);
    const thoughts = new ThoughtReader(listener.onThinking);
    const until = performance.now() + time;
    const timeLeft = (): number => until - performance.now();
    const onFailure = (failure: ProviderFailure): void => this.models.rest(model, failure);
    const terms = { model, table, meter, timeLeft, thoughts, onFailure, pauseMs: rest?.ms ?? 0 };
    const verdict = await within(time, [listener.signal, this.shutdown.signal], (signal) =>
      new Consultation({ ...terms, signal }).decide(question),
    );
    if (verdict.kind === 'failed') {
      this.log.warn('the model did not decide', { game_id: gameId, error: verdict.failure?.message, ...verdict.usage });
      return this.withoutModel(gameId, request, verdict.why, meter);
    }
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

  private withoutModel(gameId: string, request: DecideRequest, why: Miss, meter: UsageMeter): DecideResponse {
    return { ...explained(this.byHeuristic(gameId, request), why), usage: meter.total(why) };
  }
}

/** Why a model is not asked at all; undefined: it is, at once or after its rest. */
function missBefore(time: number | null, rest: Rest | undefined): Miss | undefined {
  if (time === null) return rest?.failure.kind ?? 'no_time';
  // What lasts is not waited for, however short the rest is.
  return rest !== undefined && (!rest.failure.isPassing || rest.ms >= time) ? rest.failure.kind : undefined;
}

function explained(decided: DecideResponse, why: Miss | 'no_provider'): DecideResponse {
  return { ...decided, reasoning: withReason(decided.reasoning, why) };
}

/** "place_bid boardwalk 120" */
function wordsOf({ type, property_id, amount }: GameAction): string {
  return [type, property_id, amount].filter((part) => part != null).join(' ');
}
