import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningService } from '#libs/service';
import { loadAiAgentConfig, startAiAgent } from '../../ai-agent/src/index.js';
import { loadConnectFourConfig, startConnectFour } from '../../connect-four/src/index.js';
import { loadGameEngineConfig, startGameEngine } from '../../game-engine/src/index.js';
import { loadOrchestratorConfig, startOrchestrator } from '../../orchestrator/src/index.js';
import { serviceVariables } from './service-variables.js';

/**
 * Engines, agents and orchestrator in this process, on free ports, with a folder that is deleted afterwards. A series thus
 * has the deadlines, corrections and default actions of the real services.
 */
export class LocalServices implements AsyncDisposable {
  private readonly services: RunningService[] = [];

  private constructor(private readonly folder: string) {}

  /** @param agentUrls the agents that have addresses of their own */
  static async open(
    variables: Parameters<typeof serviceVariables>[0],
    agentUrls: readonly string[],
  ): Promise<LocalServices> {
    const services = new LocalServices(await mkdtemp(join(tmpdir(), 'play-')));
    try {
      await services.start(serviceVariables(variables, services.folder, agentUrls));
      return services;
    } catch (error) {
      await services[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** The address of our agents. */
  get agentsUrl(): string {
    return this.services[1]?.url ?? '';
  }

  /** The orchestrator's address. */
  get url(): string {
    return this.services.at(-1)?.url ?? '';
  }

  private async start(variables: ReturnType<typeof serviceVariables>): Promise<void> {
    const engine = await startGameEngine(loadGameEngineConfig(variables.engine));
    this.services.push(engine);
    const agents = await startAiAgent(loadAiAgentConfig(variables.agents));
    this.services.push(agents);
    const connectFour = await startConnectFour(loadConnectFourConfig(variables.connectFour));
    this.services.push(connectFour);
    const port = await freePort();
    const addresses = { engine: engine.url, connectFour: connectFour.url, agents: agents.url };
    this.services.push(await startOrchestrator(loadOrchestratorConfig(variables.orchestrator(addresses, port))));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const service of this.services.toReversed()) await service.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The system's choice, known before the orchestrator listens there: agents are given its address for what they ask. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
