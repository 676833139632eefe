import { join } from 'node:path';
import type { Chance } from '../chance.js';
import { CountingAgent } from '../counting-agent.js';
import { stablePorts } from '../ports.js';
import { SlowLine } from '../slow-line.js';
import { aiAgent, gameEngine, killAll, orchestratorVariables, service, startAll } from './programs.js';
import type { ChaosSetup, StageOptions } from './stage.js';

/** Orchestrator, engine and agent, a process each. */
export async function singleStage(options: StageOptions, chance: Chance): Promise<ChaosSetup> {
  const [port = 0, enginePort = 0, agentPort = 0] = await stablePorts(3);
  const engine = gameEngine(options, enginePort);
  const thinker = aiAgent(options, agentPort);
  const agent = await CountingAgent.before(thinker.url, chance);
  const line = await SlowLine.to(engine.url, chance.of('engine line'));
  const variables = {
    ...orchestratorVariables(options, port, agent.url),
    ORCHESTRATOR_GAME_ENGINE_URL: line.url,
  };
  const orchestrator = service(options, 'orchestrator', { name: 'orchestrator', port, variables });
  const services = [orchestrator, engine, thinker];
  await startAll(services);
  return {
    services,
    replicas: [orchestrator],
    victims: [orchestrator, orchestrator, orchestrator, engine, engine, thinker],
    faults: [
      { name: `engine away for ${options.outageMs / 1_000} s`, strike: async () => engine.crash(options.outageMs) },
    ],
    agent,
    engineLine: line,
    engineData: join(options.folder, 'engine-data'),
    graceMs: 0,
    [Symbol.asyncDispose]: async () => {
      await killAll(services);
      await agent[Symbol.asyncDispose]();
      await line[Symbol.asyncDispose]();
    },
  };
}
