import { once } from 'node:events';
import type { CreateEngineGame, EngineActions, GameState } from '#libs/protocol';
import {
  type ActionOrder,
  EngineFailure,
  type Execution,
  GameEngineClient,
  type StartedEngineGame,
} from '../../games/ports/index.js';
import { TinyEngine, TinyRefusal } from './tiny-engine.js';

export interface FakeEngineOptions {
  /** false: like an engine that has no list of valid actions. */
  readonly listsActions?: boolean;
  /** true: an execution carries the state and the valid actions after it. */
  readonly answersRichly?: boolean;
}

type Mood = 'well' | 'away' | 'hanging' | 'unusable';

/** The tiny game in memory, with an engine's moods on demand. */
export class FakeGameEngineClient extends GameEngineClient {
  /** Every order that came in, also the refused ones. */
  readonly orders: ActionOrder[] = [];
  readonly removed: string[] = [];
  private readonly engine = new TinyEngine();
  private readonly script: (Execution | EngineFailure)[] = [];
  private mood: Mood = 'well';

  constructor(private readonly options: FakeEngineOptions = {}) {
    super();
  }

  /**
   * From now on: `away` fails every call, `hanging` leaves every call without an answer, `unusable` fails every call but
   * reports that it is healthy.
   */
  is(mood: Mood): void {
    this.mood = mood;
  }

  /** What the next orders come to, one after the other, instead of being executed. */
  nextExecutions(...outcomes: readonly (Execution | EngineFailure)[]): void {
    this.script.push(...outcomes);
  }

  async create(request: CreateEngineGame, signal?: AbortSignal): Promise<StartedEngineGame> {
    await this.admit(signal);
    const engineGameId = this.engine.create(request);
    this.engine.start(engineGameId);
    return { engineGameId, state: this.engine.state(engineGameId) };
  }

  async readState(engineGameId: string, signal?: AbortSignal): Promise<GameState> {
    await this.admit(signal);
    return asked(() => this.engine.state(engineGameId));
  }

  async readActions(engineGameId: string, signal?: AbortSignal): Promise<EngineActions | undefined> {
    await this.admit(signal);
    const actions = asked(() => this.engine.actions(engineGameId));
    return this.options.listsActions === false ? undefined : actions;
  }

  async execute(order: ActionOrder, signal?: AbortSignal): Promise<Execution> {
    await this.admit(signal);
    this.orders.push(order);
    const scripted = this.script.shift();
    if (scripted instanceof EngineFailure) throw scripted;
    return scripted ?? this.play(order);
  }

  async remove(engineGameId: string): Promise<void> {
    this.removed.push(engineGameId);
    if (this.mood === 'well' && this.knows(engineGameId)) this.engine.remove(engineGameId);
    return Promise.resolve();
  }

  async isHealthy(): Promise<boolean> {
    return Promise.resolve(this.mood === 'well' || this.mood === 'unusable');
  }

  private play({ engineGameId, request, idempotencyKey }: ActionOrder): Execution {
    try {
      const result = this.engine.act(engineGameId, request, idempotencyKey);
      if (!this.options.answersRichly) return { kind: 'executed', result };
      const [state, actions] = [this.engine.state(engineGameId), this.engine.actions(engineGameId)];
      return { kind: 'executed', result, state, actions };
    } catch (error) {
      if (error instanceof TinyRefusal) return { kind: 'refused', message: error.message, code: undefined };
      throw error;
    }
  }

  private knows(engineGameId: string): boolean {
    try {
      return Boolean(this.engine.state(engineGameId));
    } catch (error) {
      if (error instanceof TinyRefusal) return false;
      throw error;
    }
  }

  private async admit(signal: AbortSignal | undefined): Promise<void> {
    if (this.mood === 'away' || this.mood === 'unusable') throw new EngineFailure('away', 'The fake engine is away.');
    if (this.mood === 'hanging' && signal?.aborted === false) await once(signal, 'abort');
    if (signal?.aborted) throw new EngineFailure('aborted', 'The fake engine was not waited for.');
    await Promise.resolve();
  }
}

function asked<T>(question: () => T): T {
  try {
    return question();
  } catch (error) {
    if (error instanceof TinyRefusal) throw new EngineFailure('refused', error.message, error.status);
    throw error;
  }
}
