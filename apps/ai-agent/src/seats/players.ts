import { answer, readTable, type TableView } from '#libs/monopoly-bots';
import type { DecideRequest, DecideResponse, DecisionUsage } from '#libs/protocol';
import { Log } from '#libs/service';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { GenericPlayer } from '../any-game/generic-player.js';
import {
  type AskOptions,
  type ChatModel,
  ModelCatalogue,
  type ModelQuestion,
  type ProviderFailure,
  type Rest,
} from '../models/index.js';
import { promptFor, promptVersionFor } from '../prompt/prompt.js';
import { PromptTemplates } from '../prompt/templates.js';
import { askOptionsOf, requestTimeOf } from './ask-options.js';
import { Consultation } from './consultation.js';
import { thinkingTime, timeIn } from './deadline.js';
import { Memories } from './memory.js';
import { modelInfo } from './model-info.js';
import { ThoughtReader } from './thoughts.js';
import { within } from './time-limit.js';
import { Transcript } from './transcript.js';
import { noUsage, UsageMeter } from './usage.js';
import { type Miss, withReason } from './why-heuristic.js';

/** Who listens while a seat thinks. */
export interface Listener {
  /** Fires when nobody wants the answer any more. */
  readonly signal: AbortSignal;
  readonly onThinking: (text: string) => void;
}

type Found = ReturnType<ModelCatalogue['find']>;
type Asked = Extract<Found, { model: ChatModel }>;

/** One request, with what is known before anybody is asked. */
interface Asking {
  readonly gameId: string;
  readonly request: DecideRequest;
  readonly table: TableView;
  readonly listener: Listener;
  /** `performance.now()` when the decision is due. */
  readonly dueAt: number;
}

/** All the seats that this service plays: those with a model ask it, the others and whatever fails play by heuristic. */
@Injectable()
export class Players implements BeforeApplicationShutdown {
  private readonly memories = new Memories();
  private readonly shutdown = new AbortController();

  constructor(
    private readonly models: ModelCatalogue,
    private readonly maxThinkingMs: number,
    private readonly log: Log,
    private readonly templates: PromptTemplates,
    private readonly generic: GenericPlayer,
  ) {}

  /** Models that are thinking are not waited for: their seats answer by heuristic at once. */
  beforeApplicationShutdown(): void {
    this.shutdown.abort();
  }

  /** Decides before `deadline_ms` is over, whatever the model does. */
  async decide(gameId: string, request: DecideRequest, listener: Listener): Promise<DecideResponse> {
    const table = readTable(request);
    const found = this.models.find(table.me.model);
    if (found.kind !== 'none') this.memories.look(gameId, request, table);
    const dueAt = performance.now() + timeIn(request.deadline_ms);
    const decided = await this.decideFor(found, { gameId, request, table, listener, dueAt });
    if (table.isMonopoly) this.memories.proposals(gameId).note(request, decided.action);
    if (decided.chat) this.memories.recordChat(gameId, table, decided.chat);
    const { action, source, usage } = decided;
    this.log.debug('decided', { game_id: gameId, action: action.type, source, usage });
    return decided;
  }

  private async decideFor(found: Found, asking: Asking): Promise<DecideResponse> {
    const { request, table } = asking;
    if (found.kind === 'none') return this.byHeuristic(asking);
    const isChoice = table.offers.isChoice;
    if (found.kind === 'no_provider') {
      const { provider, model } = found;
      const decided = await this.byHeuristic(asking);
      return isChoice ? explained(decided, noUsage(provider, model, 'no_provider'), 'no_provider') : decided;
    }
    if (isChoice && request.heuristic_only !== true) return this.consult(found, asking);
    const { model } = found;
    const promptVersion = promptVersionFor(table, this.templates);
    const info = { model_info: modelInfo(model, this.optionsOf(request), { promptVersion }) };
    if (!isChoice) return { ...(await this.byHeuristic(asking)), ...info };
    const usage = noUsage(model.provider, model.model, 'heuristic_only');
    return { ...explained(await this.byHeuristic(asking), usage, 'heuristic_only'), ...info };
  }

  private async consult(found: Asked, asking: Asking): Promise<DecideResponse> {
    const { gameId, request, table, listener } = asking;
    const { model } = found;
    const options = this.optionsOf(request);
    const meter = new UsageMeter(model, () => performance.now());
    const transcript = request.want_transcript === true ? new Transcript() : undefined;
    const question = this.questionOf(asking);
    const more = (): Pick<DecideResponse, 'model_info' | 'transcript'> => ({
      model_info: modelInfo(model, options, {
        reportedModel: meter.reportedModel,
        promptVersion: question.promptVersion,
      }),
      ...(transcript !== undefined && { transcript: transcript.attempts }),
    });
    const time = thinkingTime(request.deadline_ms, this.maxThinkingMs);
    const rest = found.kind === 'resting' ? found.rest : undefined;
    const why = missBefore(time, rest);
    if (time === null || why !== undefined)
      return { ...(await this.withoutModel(asking, why ?? 'no_time', meter)), ...more() };
    const until = performance.now() + time;
    const terms = {
      model,
      options,
      table,
      meter,
      transcript,
      requestMs: requestTimeOf(request.seat?.model_options ?? {}),
      timeLeft: (): number => until - performance.now(),
      thoughts: new ThoughtReader(listener.onThinking),
      onFailure: (failure: ProviderFailure): void => this.models.rest(model, failure),
      pauseMs: rest?.ms ?? 0,
    };
    const verdict = await within(time, [listener.signal, this.shutdown.signal], (signal) =>
      new Consultation({ ...terms, signal }).decide(question),
    );
    if (verdict.kind === 'failed') {
      this.log.warn('the model did not decide', { game_id: gameId, error: verdict.failure?.message, ...verdict.usage });
      return { ...(await this.withoutModel(asking, verdict.why, meter)), ...more() };
    }
    const { action, reasoning, chat, note, scratchpad } = verdict.choice;
    this.memories.decided(gameId, request, table, action, { note, scratchpad });
    return { action, reasoning, chat, usage: verdict.usage, source: 'model', ...more() };
  }

  private optionsOf({ seat }: DecideRequest): AskOptions {
    return askOptionsOf(seat?.model_options ?? {}, this.models.defaults);
  }

  private async byHeuristic({ gameId, request, table, listener, dueAt }: Asking): Promise<DecideResponse> {
    if (table.isMonopoly) return answer(request, this.memories.proposals(gameId).of(request.player_id));
    const signals = [listener.signal, this.shutdown.signal];
    return this.generic.decide({ request, table, leftMs: dueAt - performance.now(), signals });
  }

  private questionOf({ gameId, request, table }: Asking): ModelQuestion {
    return promptFor(request, table, this.memories.recall(gameId, table), this.templates);
  }

  private async withoutModel(asking: Asking, why: Miss, meter: UsageMeter): Promise<DecideResponse> {
    return explained(await this.byHeuristic(asking), meter.total(why), why);
  }
}

/** Why a model is not asked at all; undefined: it is, at once or after its rest. */
function missBefore(time: number | null, rest: Rest | undefined): Miss | undefined {
  if (time === null) return rest?.failure.kind ?? 'no_time';
  // What lasts is not waited for, however short the rest is.
  return rest !== undefined && (!rest.failure.isPassing || rest.ms >= time) ? rest.failure.kind : undefined;
}

function explained(decided: DecideResponse, usage: DecisionUsage, why: Miss): DecideResponse {
  return { ...decided, reasoning: withReason(decided.reasoning, why), usage };
}
