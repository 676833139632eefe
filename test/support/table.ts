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
import { RawSpectator } from '../fixtures/raw-spectator.js';
import { RestClient } from './rest-client.js';

export interface TableOptions {
  readonly engine?: EngineVariant;
  readonly agent?: AgentBehaviour | ((call: AgentCall) => AgentBehaviour);
  readonly shape?: AnswerShape;
  /** ORCHESTRATOR_… variables without their prefix. */
  readonly config?: Readonly<Record<string, string>>;
}

/** An orchestrator between somebody else's engine and agent, all over real HTTP on free ports. */
export class Table implements AsyncDisposable {
  private readonly spectators: RawSpectator[] = [];

  private constructor(
    readonly orchestrator: RunningService,
    readonly engine: ThirdPartyEngine,
    readonly agent: ThirdPartyAgent,
    readonly rest: RestClient,
  ) {}

  static async set({ engine: variant, agent: behaviour, shape, config = {} }: TableOptions = {}): Promise<Table> {
    const engine = await startThirdPartyEngine(variant);
    const agent = await startThirdPartyAgent(behaviour, shape);
    const orchestrator = await startOrchestratorFor({ engine: engine.url, agent: agent.url }, config);
    return new Table(orchestrator, engine, agent, new RestClient(orchestrator.url));
  }

  async spectator(): Promise<RawSpectator> {
    const spectator = await RawSpectator.connect(this.orchestrator.url);
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
    await this.orchestrator.close();
    await Promise.all([this.engine.stop(), this.agent.stop()]);
  }
}

export function startOrchestratorFor(
  services: { readonly engine: string; readonly agent: string },
  config: Readonly<Record<string, string>> = {},
): Promise<RunningService> {
  const variables: Record<string, string> = {
    ORCHESTRATOR_HOST: '127.0.0.1',
    ORCHESTRATOR_PORT: '0',
    ORCHESTRATOR_LOG_LEVEL: 'silent',
    ORCHESTRATOR_GAME_ENGINE_URL: services.engine,
    ORCHESTRATOR_AI_AGENT_URL: services.agent,
  };
  for (const [name, value] of Object.entries(config)) variables[`ORCHESTRATOR_${name}`] = value;
  return startOrchestrator(loadOrchestratorConfig(variables));
}
