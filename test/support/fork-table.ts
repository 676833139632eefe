import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CreatedGame, DecideRequest, ForkGame, GameState, GameView, NumberedEvent, StateAt } from '#libs/protocol';
import type { RunningService } from '#libs/service';
import { loadConnectFourConfig, startConnectFour } from '../../apps/connect-four/src/index.js';
import { loadGameEngineConfig, startGameEngine } from '../../apps/game-engine/src/index.js';
import { HttpFixture, readJson, sendJson } from '../fixtures/http-fixture.js';
import { type RebuildingEngine, startRebuildingEngine } from '../fixtures/rebuilding-engine.js';
import type { Answer } from './rest-client.js';
import { Table } from './table.js';
import { until } from './until.js';

export const TWO_AGENTS = ['Ann', 'Bob'].map((name) => ({ name, personality: 'calm' }));

/** Settings of the games that are forked. */
const PLAYED: Readonly<Record<string, object>> = {
  monopoly: { max_turns: 10, rules: { trading: true } },
  discs: { options: { columns: 8 }, turn_timeout: 9 },
};

export interface ForkProblem {
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string }[];
}

/** Engines of somebody else, whose ids are fixed or fresh, that hides cards, announces nothing, or announces too much. */
type Stones = Readonly<Record<'fixed' | 'fresh' | 'cards' | 'silent' | 'liar', RebuildingEngine>>;

/** An orchestrator over engines that make games anew, and an agent that decides by what it is shown alone. */
export class ForkTable implements AsyncDisposable {
  private readonly played = new Map<string, Promise<GameView>>();

  private constructor(
    private readonly folder: string,
    readonly table: Table,
    private readonly engines: readonly RunningService[],
    readonly stones: Stones,
    readonly agent: HttpFixture,
  ) {}

  /** @param config ORCHESTRATOR_… variables without their prefix */
  static async set(config: Readonly<Record<string, string>> = {}): Promise<ForkTable> {
    const folder = await mkdtemp(join(tmpdir(), 'forks-'));
    const monopoly = await startGameEngine(loadGameEngineConfig(variables('GAME_ENGINE', folder)));
    const discs = await startConnectFour(loadConnectFourConfig(variables('CONNECT_FOUR', folder)));
    const stones = {
      fixed: await startRebuildingEngine(),
      fresh: await startRebuildingEngine({ ids: 'fresh' }),
      cards: await startRebuildingEngine({ hides: true }),
      silent: await startRebuildingEngine({ isSilent: true }),
      liar: await startRebuildingEngine({ rebuilds: 'anew' }),
    };
    const agent = await HttpFixture.start(async (request, response) => {
      const body = await readJson(request);
      return sendJson(response, 200, { action: decided(body as DecideRequest) });
    });
    const all = Object.entries({ monopoly, discs, ...stones }).map(([name, { url }]) => `${name}=${url}`);
    const limits = { LIMIT_READ: '0', LIMIT_CONTROL: '0', LIMIT_CREATE: '0' };
    const table = await Table.set({
      config: { GAME_ENGINES: all.join(','), AI_AGENT_URL: agent.url, ...limits, ...config },
    });
    return new ForkTable(folder, table, [monopoly, discs], stones, agent);
  }

  async game(name: string, settings: object = {}): Promise<GameView> {
    const { game_id: id } = await this.table.rest.createGame({ game: name, seed: 7, ...settings }, TWO_AGENTS);
    return this.table.rest.game(id);
  }

  /** Played to its end, once for all tests. */
  async playedGame(name: string): Promise<GameView> {
    const known = this.played.get(name) ?? this.game(name, PLAYED[name]).then(({ game_id: id }) => this.ended(id));
    this.played.set(name, known);
    return known;
  }

  async ended(id: string): Promise<GameView> {
    return until(
      ({ status }) => status === 'completed',
      async () => this.table.rest.game(id),
    );
  }

  fork(id: string, body: object, headers = {}): Promise<Answer<CreatedGame & ForkProblem>> {
    return this.table.rest.post(`/games/${id}/fork`, body, headers);
  }

  /** A fork that is stopped at once, with the state in which it began. */
  async stoodFork(id: string, body: ForkGame): Promise<GameView> {
    const { game_id: forkId } = await this.created(id, { ...body, settings: { speed: 'watch', ...body.settings } });
    const { body: stopped } = await this.table.rest.control(forkId, 'stop');
    return { ...stopped, state: await this.stateAt(forkId, 1) };
  }

  async forkPlayed(id: string, body: ForkGame): Promise<GameView> {
    const { game_id: forkId } = await this.created(id, { ...body, settings: { speed: 'instant', ...body.settings } });
    return this.ended(forkId);
  }

  async stateAt(id: string, seq: number): Promise<GameState> {
    return (await this.table.rest.get<StateAt>(`/games/${id}/state?seq=${seq}`)).body.state;
  }

  /** The events with which actions were executed or refused. */
  async actionsOf(id: string): Promise<readonly NumberedEvent[]> {
    return (await this.table.rest.events(id)).filter(({ event }) => event === 'turn:action');
  }

  /** The number of the event with which that action was executed, 0 the first. */
  async seqOf(id: string, index: number): Promise<number> {
    const found = (await this.actionsOf(id)).filter(({ payload }) => !isRefused(payload))[index];
    if (found === undefined) throw new Error(`the game has no action ${index}`);
    return found.seq;
  }

  private async created(id: string, body: ForkGame): Promise<CreatedGame> {
    const { status, body: answer } = await this.fork(id, body);
    if (status !== 201) throw new Error(`a fork was answered ${status}: ${JSON.stringify(answer)}`);
    return answer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.table[Symbol.asyncDispose]();
    await Promise.all([this.agent, ...Object.values(this.stones)].map((service) => service.stop()));
    await Promise.all(this.engines.map((service) => service.close()));
    await rm(this.folder, { recursive: true });
  }
}

export function isRefused(payload: object): boolean {
  return 'result' in payload && JSON.stringify(payload.result).includes('"success":false');
}

/** A state without ids, names and times. */
export function anonymous(state: GameState): unknown {
  const { id: _id, created_at: _created, updated_at: _updated, seed: _seed, view, ...rest } = state;
  const texts = JSON.stringify([rest, { ...Object(view), caption: '' }]);
  const ids = state.players.reduce((json, { id }, seat) => json.replaceAll(id, `seat ${seat}`), texts);
  return JSON.parse(state.players.reduce((json, { name }, seat) => json.replaceAll(`"${name}"`, `"${seat}"`), ids));
}

function variables(prefix: string, folder: string): Record<string, string> {
  const all = { HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: folder };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [`${prefix}_${name}`, value]));
}

/** The same position, the same decision: gives stones also where there are none, and then draws. */
function decided(asked: DecideRequest): object | undefined {
  const { valid_actions: offers, game_state: state, player_id: by, last_error: error } = asked;
  const turn = state.turn_number ?? 0;
  if (offers.some(({ type }) => type === 'give') && turn % 2 === 1 && error == null) {
    return { type: 'give', action_id: 'give', params: { to: state.players.find(({ id }) => id !== by)?.id } };
  }
  const drops = offers.filter(({ type }) => type === 'drop_disc');
  if (drops.length > 0) return drops[(turn * 3) % drops.length];
  return offers.find(({ type }) => type === 'buy_property') ?? offers.find((offer) => offer.default) ?? offers[0];
}
