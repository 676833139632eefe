import type { Type } from '@nestjs/common';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOrchestratorConfig, startOrchestrator } from '../../apps/orchestrator/src/index.js';
import type { RunningService } from '#libs/service';
import {
  type AgentBehaviour,
  type AgentCall,
  type AnswerShape,
  startThirdPartyAgent,
  type ThirdPartyAgent,
} from '../fixtures/third-party-agent.js';
import { type EngineVariant, startThirdPartyEngine, type ThirdPartyEngine } from '../fixtures/third-party-engine.js';
import { type Handshake, RawSpectator } from '../fixtures/raw-spectator.js';
import { RestClient } from './rest-client.js';

export interface TableOptions {
  readonly engine?: EngineVariant;
  readonly agent?: AgentBehaviour | ((call: AgentCall) => AgentBehaviour);
  readonly shape?: AnswerShape;
  /** ORCHESTRATOR_… variables without their prefix. */
  readonly config?: Readonly<Record<string, string>>;
  /** OTEL_… variables without their prefix. */
  readonly otel?: Readonly<Record<string, string>>;
  /** Nest modules that a team added. */
  readonly modules?: readonly Type[];
}

/** An orchestrator between somebody else's engine and agent, all over real HTTP on free ports. */
export class Table implements AsyncDisposable {
  private readonly spectators: RawSpectator[] = [];

  private constructor(
    private service: RunningService,
    /** The orchestrator's variables. */
    readonly settings: Readonly<Record<string, string>>,
    readonly engine: ThirdPartyEngine,
    readonly agent: ThirdPartyAgent,
    private readonly modules: readonly Type[] | undefined,
  ) {}

  static async set({
    engine: variant,
    agent: behaviour,
    shape,
    config = {},
    otel = {},
    modules,
  }: TableOptions = {}): Promise<Table> {
    const engine = await startThirdPartyEngine(variant);
    const agent = await startThirdPartyAgent(behaviour, shape);
    const variables: Record<string, string> = {
      ORCHESTRATOR_HOST: '127.0.0.1',
      ORCHESTRATOR_PORT: '0',
      ORCHESTRATOR_LOG_LEVEL: 'silent',
      ORCHESTRATOR_DATA_DIR: await mkdtemp(join(tmpdir(), 'table-')),
      ORCHESTRATOR_GAME_ENGINE_URL: engine.url,
      ORCHESTRATOR_AI_AGENT_URL: agent.url,
      // Where the agents are that seats bring with them.
      ORCHESTRATOR_AGENT_URL_ALLOW: '127.0.0.1',
    };
    for (const [name, value] of Object.entries(config)) variables[`ORCHESTRATOR_${name}`] = value;
    for (const [name, value] of Object.entries(otel)) variables[`OTEL_${name}`] = value;
    const service = await startOrchestrator(loadOrchestratorConfig(variables), modules);
    // Restarted, it is where clients knew it.
    const { port } = new URL(service.url);
    return new Table(service, { ...variables, ORCHESTRATOR_PORT: port }, engine, agent, modules);
  }

  get orchestrator(): RunningService {
    return this.service;
  }

  get rest(): RestClient {
    return new RestClient(this.service.url);
  }

  /** Stops the orchestrator and starts it anew on the same port and data folder, with other variables where some are given. */
  async restart(config: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.service.close();
    const changed = Object.entries(config).map(([name, value]) => [`ORCHESTRATOR_${name}`, value] as const);
    const variables = { ...this.settings, ...Object.fromEntries(changed) };
    this.service = await startOrchestrator(loadOrchestratorConfig(variables), this.modules);
  }

  async spectator(handshake?: Handshake): Promise<RawSpectator> {
    const spectator = await RawSpectator.connect(this.service.url, handshake);
    this.spectators.push(spectator);
    return spectator;
  }

  /** A new game and somebody who has followed it from its first event. */
  async watchedGame(settings: object = {}): Promise<{ id: string; spectator: RawSpectator }> {
    const spectator = await this.spectator();
    const { game_id: id } = await this.rest.createGame(settings);
    await spectator.join(id, { after_seq: 0 });
    return { id, spectator };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const spectator of this.spectators) spectator.close();
    await this.service.close();
    await Promise.all([this.engine.stop(), this.agent.stop()]);
    await rm(this.settings['ORCHESTRATOR_DATA_DIR'] ?? '', { recursive: true, force: true });
  }
}
