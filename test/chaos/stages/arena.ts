import { join } from 'node:path';
import type { Chance } from '../chance.js';
import { CountingAgent } from '../counting-agent.js';
import { stablePorts } from '../ports.js';
import { aiAgent, engineVariables, killAll, orchestratorVariables, service, startAll } from './programs.js';
import type { ChaosSetup, StageOptions } from './stage.js';

/** Orchestrator and engine in one process, as `npm start` runs them; the agent apart, so that its questions are counted. */
export async function arenaStage(options: StageOptions, chance: Chance): Promise<ChaosSetup> {
  const [port = 0, enginePort = 0, agentPort = 0] = await stablePorts(3);
  const thinker = aiAgent(options, agentPort);
  const agent = await CountingAgent.before(thinker.url, chance);
  const variables = {
    ...engineVariables(options, enginePort),
    ...orchestratorVariables(options, port, agent.url),
    ORCHESTRATOR_DEMO_GAME: 'false',
  };
  const arena = service(options, 'arena', { name: 'arena', port, variables });
  const services = [arena, thinker];
  await startAll(services);
  return {
    services,
    replicas: [arena],
    victims: [arena, arena, arena, thinker],
    faults: [],
    agent,
    engineData: join(options.folder, 'engine-data'),
    graceMs: 0,
    [Symbol.asyncDispose]: async () => {
      await killAll(services);
      await agent[Symbol.asyncDispose]();
    },
  };
}
