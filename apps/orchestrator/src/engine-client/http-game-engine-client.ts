import { Injectable } from '@nestjs/common';
import {
  type ActionResult,
  type CreateEngineGame,
  type EngineAbout,
  type EngineActionRequest,
  type EngineActions,
  type GameState,
  isJsonObject,
} from '#libs/protocol';
import { endpoint, HttpFailure, JsonHttp } from '../http-client/index.js';
import { Backoff } from './backoff.js';
import { type EngineCall, EngineCalls, jsonOf } from './engine-calls.js';
import { EngineClientOptions } from './engine-client.options.js';
import {
  type ActionOrder,
  EngineFailure,
  type Execution,
  GameEngineClient,
  type Span,
  type StartedEngineGame,
} from '../games/ports/index.js';
import { readAbout } from './reading/about.reader.js';
import { readEngineActions } from './reading/engine-actions.reader.js';
import { readExecution, readPeeked, readStart } from './reading/execution.reader.js';
import { faultOfId, id, Nonsense } from './reading/fields.js';
import { readGameState } from './reading/game-state.reader.js';
import { isSameSnapshot } from './same-snapshot.js';

/** Statuses that mean "no such page" or "no such game"; reading the game distinguishes them. */
const NO_SUCH_PAGE = [404, 405, 501];
const MISSING = [404, 410];
const REMOVAL_TIMEOUT_MS = 2_000;

/** What a call is called off by, and what it is a part of. */
type Caller = Pick<EngineCall<unknown>, 'signal' | 'span'>;
/** What the answer to a start carries: an engine may answer it like an action. */
interface Started {
  readonly state?: GameState;
  readonly result?: ActionResult;
}

const FOUND_OUT: ActionResult = { success: true, message: 'read from the state: the answer was lost' };

/** Speaks to any engine that speaks the contract, also to one that implements only the indispensable part of it. */
@Injectable()
export class HttpGameEngineClient extends GameEngineClient {
  private readonly calls: EngineCalls;
  /** Learnt from its answers: whether the engine lists valid actions, and whether it honours idempotency keys. */
  private listsActions: boolean | undefined;
  private honoursKeys = false;

  private readonly http: JsonHttp;

  constructor(
    http: JsonHttp,
    private readonly options: EngineClientOptions,
  ) {
    super();
    this.http = http.named(options.name);
    this.calls = new EngineCalls(this.http, options, new Backoff(options.backoffMs));
  }

  async create(request: CreateEngineGame, signal?: AbortSignal, span?: Span): Promise<StartedEngineGame> {
    const { engineGameId, ...seed } = await this.calls.make({
      method: 'POST',
      path: ['game'],
      body: request,
      signal,
      span,
      mayRepeat: ({ mayHaveArrived }) => !mayHaveArrived,
      read: (answer) => readCreated(jsonOf(answer)),
    });
    try {
      return { engineGameId, ...seed, ...(await this.start(engineGameId, signal, span)) };
    } catch (error) {
      await this.remove(engineGameId);
      throw error;
    }
  }

  async readState(engineGameId: string, signal?: AbortSignal, span?: Span): Promise<GameState> {
    return this.calls.make({
      method: 'GET',
      path: ['game', engineGameId],
      signal,
      span,
      read: (answer) => readGameState(jsonOf(answer), engineGameId),
    });
  }

  async readActions(engineGameId: string, signal?: AbortSignal, span?: Span): Promise<EngineActions | undefined> {
    if (this.listsActions === false) return undefined;
    const call: EngineCall<EngineActions | undefined> = {
      method: 'GET',
      path: ['game', engineGameId, 'actions'],
      signal,
      span,
      read: (answer) => readEngineActions(jsonOf(answer), engineGameId),
      onRefusal: async (failure) => {
        await this.noteMissingActions(failure, engineGameId, { signal, span });
        return undefined;
      },
    };
    const actions = await this.calls.make(call);
    if (actions) this.listsActions = true;
    return actions;
  }

  async execute(order: ActionOrder, signal?: AbortSignal, span?: Span): Promise<Execution> {
    const { engineGameId, idempotencyKey, request } = order;
    let { mayBeExecuted = false } = order;
    const executedBefore = async (): Promise<Execution | undefined> =>
      mayBeExecuted && !this.honoursKeys ? this.executionInState(order, { signal, span }) : undefined;
    const found = await executedBefore();
    if (found) return found;
    return this.calls.make<Execution>({
      method: 'POST',
      path: ['game', engineGameId, 'action'],
      body: request,
      idempotencyKey,
      signal,
      span,
      read: (answer) => {
        this.honoursKeys ||= answer.header('idempotency-key') === idempotencyKey;
        return readExecution(jsonOf(answer), engineGameId);
      },
      onRefusal: async ({ status }, reason) => {
        // "Not found" may be about the game: then reading it throws that.
        if (isMissing(status)) await this.readState(engineGameId, signal, span);
        // Sent again, an action is refused also because the engine was still busy with its first copy.
        return (await executedBefore()) ?? { kind: 'refused', ...reason };
      },
      findOut: async ({ mayHaveArrived }) => {
        mayBeExecuted ||= mayHaveArrived;
        return executedBefore();
      },
    });
  }

  async remove(engineGameId: string): Promise<void> {
    const url = endpoint(this.options.url, 'game', engineGameId);
    const { maxBytes } = this.options;
    try {
      await this.http.send({ method: 'DELETE', url, timeoutMs: REMOVAL_TIMEOUT_MS, maxBytes });
    } catch (error) {
      // A game that stays behind costs its engine a little memory, and nobody here can do more about it.
      if (!(error instanceof HttpFailure)) throw error;
    }
  }

  override async about(game?: string, signal?: AbortSignal): Promise<EngineAbout | undefined> {
    return this.calls.make<EngineAbout | undefined>({
      method: 'GET',
      path: ['about'],
      ...(game !== undefined && { query: { game } }),
      signal,
      span: undefined,
      mayRepeat: () => false,
      read: (answer) => readAbout(jsonOf(answer)),
      onRefusal: () => undefined,
    });
  }

  override async peek(
    engineGameId: string,
    request: EngineActionRequest,
    signal?: AbortSignal,
  ): Promise<GameState | undefined> {
    return this.calls.make<GameState | undefined>({
      method: 'POST',
      path: ['game', engineGameId, 'peek'],
      body: request,
      signal,
      span: undefined,
      mayRepeat: () => false,
      read: (answer) => readPeeked(jsonOf(answer), engineGameId),
      onRefusal: () => undefined,
    });
  }

  async isHealthy(): Promise<boolean> {
    return this.http.isHealthy(this.options.url);
  }

  /** A game that turns out to be running is started, whatever became of the answer. */
  private async start(
    engineGameId: string,
    signal: AbortSignal | undefined,
    span: Span | undefined,
  ): Promise<Pick<StartedEngineGame, 'state' | 'result'>> {
    const running = async (): Promise<Started | undefined> => {
      const state = await this.readState(engineGameId, signal, span);
      return state.status === 'in_progress' ? { state } : undefined;
    };
    const { state, result } = await this.calls.make<Started>({
      method: 'POST',
      path: ['game', engineGameId, 'start'],
      signal,
      span,
      read: (answer) => readStart(answer, engineGameId), // any 2xx is enough
      onRefusal: async (failure) => {
        const found = await running();
        if (!found) throw failure;
        return found;
      },
      findOut: async ({ mayHaveArrived }) => (mayHaveArrived ? running() : undefined),
    });
    return { state: state ?? (await this.readState(engineGameId, signal, span)), ...(result && { result }) };
  }

  private async executionInState(order: ActionOrder, { signal, span }: Caller): Promise<Execution | undefined> {
    const state = await this.readState(order.engineGameId, signal, span);
    return isSameSnapshot(order.before, state) ? undefined : { kind: 'executed', result: FOUND_OUT, state };
  }

  /** Throws unless the engine knows the game and just has no list of actions for it. */
  private async noteMissingActions(
    failure: EngineFailure,
    engineGameId: string,
    { signal, span }: Caller,
  ): Promise<void> {
    if (failure.status === undefined || !NO_SUCH_PAGE.includes(failure.status)) throw failure;
    const { status } = await this.readState(engineGameId, signal, span);
    // For a game that is over, 404 may mean just that.
    if (status === 'in_progress') this.listsActions ??= false;
  }
}

function isMissing(status: number | undefined): boolean {
  return status !== undefined && MISSING.includes(status);
}

function readCreated(body: unknown): Pick<StartedEngineGame, 'engineGameId' | 'seed'> {
  const { id: own, game_id: other, seed } = isJsonObject(body) ? body : {};
  const engineGameId = id(own) ?? id(other);
  if (engineGameId !== undefined) return { engineGameId, ...(isSeed(seed) && { seed }) };
  const fault = faultOfId(own ?? other);
  throw new Nonsense(fault === 'no id' ? 'answered no id of the new game' : `answered, for the new game, ${fault}`);
}

function isSeed(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 32;
}
