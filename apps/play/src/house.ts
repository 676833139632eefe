import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningService } from '#libs/service';
import { loadAiAgentConfig, startAiAgent } from '../../ai-agent/src/index.js';
import { loadGameEngineConfig, startGameEngine } from '../../game-engine/src/index.js';
import { loadOrchestratorConfig, startOrchestrator } from '../../orchestrator/src/index.js';
import { houseVariables } from './house-config.js';

/**
 * Engine, agents and orchestrator in this process, on free ports, with a folder that is gone afterwards: games are
 * played by the very code that plays them in earnest, with its deadlines, corrections and default actions.
 */
export class House implements AsyncDisposable {
  private readonly services: RunningService[] = [];

  private constructor(private readonly folder: string) {}

  /** @param agentUrls the agents that have addresses of their own */
  static async open(variables: Parameters<typeof houseVariables>[0], agentUrls: readonly string[]): Promise<House> {
    const house = new House(await mkdtemp(join(tmpdir(), 'play-')));
    try {
      await house.start(houseVariables(variables, house.folder, agentUrls));
      return house;
    } catch (error) {
      await house[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Where the orchestrator is. */
  get url(): string {
    return this.services.at(-1)?.url ?? '';
  }

  private async start(variables: ReturnType<typeof houseVariables>): Promise<void> {
    const engine = await startGameEngine(loadGameEngineConfig(variables.engine));
    this.services.push(engine);
    const agents = await startAiAgent(loadAiAgentConfig(variables.agents));
    this.services.push(agents);
    const addresses = { engine: engine.url, agents: agents.url };
    this.services.push(await startOrchestrator(loadOrchestratorConfig(variables.orchestrator(addresses))));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const service of this.services.toReversed()) await service.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
