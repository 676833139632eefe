import { loadAiAgentConfig, startAiAgent } from '../../ai-agent/src/index.js';
import { loadConnectFourConfig, startConnectFour } from '../../connect-four/src/index.js';
import { loadGameEngineConfig, startGameEngine } from '../../game-engine/src/index.js';
import { loadOrchestratorConfig, startOrchestrator, withEngine } from '../../orchestrator/src/index.js';
import type { RunningService } from '#libs/service';
import { type ArenaConfig, loadArenaConfig, refuseWrong, type Variables, withArenaDefaults } from './config.js';
import { firstGame } from './demo-game.js';
import { unreachable } from './reachable.js';
import { RunningServices } from './running-services.js';

type Print = (line: string) => void;

/**
 * Starts game engine, Connect Four, AI agents and orchestrator in one process, and a first game. A service whose URL is configured is
 * not started here.
 *
 * @throws {ConfigurationError} when a variable is wrong or a port is in use; every service that was started is closed then
 */
export async function startArena(variables: Variables, print: Print): Promise<RunningService> {
  refuseWrong(variables, [
    loadArenaConfig,
    loadOrchestratorConfig,
    loadGameEngineConfig,
    loadConnectFourConfig,
    loadAiAgentConfig,
  ]);
  const config = loadArenaConfig(variables);
  const running = new RunningServices();
  try {
    const warnings: string[] = [];
    const warn = (sentence: string): void => void warnings.push(sentence);
    const orchestrator = await startServices(running, config, withArenaDefaults(variables), warn);
    welcome(orchestrator.url, print);
    warnings.push(...(await unreachable(orchestrator.url, servicesElsewhere(config))));
    for (const sentence of warnings) print(sentence);
    if (config.demoGame) await playDemoGame(orchestrator.url, config, print);
    return { url: orchestrator.url, close: () => running.close() };
  } catch (error) {
    await running.close();
    throw error;
  }
}

async function startServices(
  running: RunningServices,
  config: ArenaConfig,
  variables: Variables,
  warn: Print,
): Promise<RunningService> {
  const startEngine = (): Promise<RunningService> => startGameEngine(loadGameEngineConfig(variables));
  const startAgent = (): Promise<RunningService> => startAiAgent(loadAiAgentConfig(variables));
  const engineUrl = config.gameEngineUrl ?? (await running.add('GAME_ENGINE_PORT', startEngine)).url;
  const agentUrl = config.aiAgentUrl ?? (await running.add('AI_AGENT_PORT', startAgent)).url;
  const connectFour = await running.add('CONNECT_FOUR_PORT', () => startConnectFour(loadConnectFourConfig(variables)));
  const addresses = {
    ORCHESTRATOR_GAME_ENGINE_URL: engineUrl,
    ORCHESTRATOR_GAME_ENGINES: withEngine(variables['ORCHESTRATOR_GAME_ENGINES'], 'connect_four', connectFour.url),
    ORCHESTRATOR_AI_AGENT_URL: agentUrl,
  };
  const orchestrator = loadOrchestratorConfig({ ...variables, ...addresses });
  return running.add('ORCHESTRATOR_PORT', () => startOrchestrator(orchestrator, [], { warn }));
}

function servicesElsewhere({ gameEngineUrl, aiAgentUrl }: ArenaConfig): ('game_engine' | 'ai_agent')[] {
  return [
    ...(gameEngineUrl === undefined ? [] : (['game_engine'] as const)),
    ...(aiAgentUrl === undefined ? [] : (['ai_agent'] as const)),
  ];
}

function welcome(url: string, print: Print): void {
  print('The arena is open.');
  print(`  watch   ${url}/`);
  print(`  REST    ${url}/games`);
  print(`  docs    ${url}/docs`);
}

/** If the first game cannot start, the reason is printed and the services stay up for other games. */
async function playDemoGame(url: string, { demoSpeed, apiKey }: ArenaConfig, print: Print): Promise<void> {
  try {
    const { id, isOld } = await firstGame(url, demoSpeed, apiKey);
    print(isOld ? `A game is running (${id}):` : `A first game is on (${id}):`);
    print(`  ${url}/g/${id}`);
  } catch (error) {
    print(`The first game could not be started: ${error instanceof Error ? error.message : String(error)}`);
  }
}
