import { mkdir } from 'node:fs/promises';
import { stablePorts } from '../chaos/ports.js';
import type { ServiceProcess } from '../chaos/service-process.js';
import { orchestratorVariables, service } from '../chaos/stages/programs.js';
import { startThirdPartyAgent } from '../fixtures/third-party-agent.js';
import { startThirdPartyEngine, type ThirdPartyEngine } from '../fixtures/third-party-engine.js';
import { RestClient } from '../support/rest-client.js';

/** What a game is paced to. */
export interface Pace {
  /** Milliseconds a step takes at least. */
  readonly stepMs: number;
  /** Bytes in the event that carries its result. */
  readonly bytes: number;
}

/** The orchestrator in a process of its own; an engine with large answers and an agent that takes its time in this one. */
export interface SoakStage extends AsyncDisposable {
  readonly orchestrator: ServiceProcess;
  readonly engine: ThirdPartyEngine;
  readonly rest: RestClient;
}

export async function soakStage(built: string, folder: string, pace: Pace): Promise<SoakStage> {
  await mkdir(folder);
  const padding = { result: pace.bytes };
  const engine = await startThirdPartyEngine({ neverEnds: true, resultCarriesState: true, padding });
  const agent = await startThirdPartyAgent({ lateMs: pace.stepMs });
  const [port = 0] = await stablePorts(1);
  const variables = {
    ...orchestratorVariables({ folder, built }, port, agent.url),
    ORCHESTRATOR_GAME_ENGINE_URL: engine.url,
  };
  const orchestrator = service({ folder, built }, 'orchestrator', { name: 'orchestrator', port, variables });
  orchestrator.start();
  await orchestrator.untilReady();
  return {
    orchestrator,
    engine,
    rest: new RestClient(orchestrator.url),
    [Symbol.asyncDispose]: async () => {
      await orchestrator.kill();
      await Promise.all([engine.stop(), agent.stop()]);
    },
  };
}
