import { NO_LIMITS, withEngine } from '../../orchestrator/src/index.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** The settings of a series' services: local addresses only, no limits, no log lines, and all data in one folder. */
export interface ServiceVariables {
  readonly engine: Variables;
  readonly connectFour: Variables;
  readonly agents: Variables;
  /** The addresses are known once the others have started. */
  orchestrator(addresses: Readonly<Record<'engine' | 'connectFour' | 'agents', string>>, port: number): Variables;
}

/**
 * Only the variables for our agents (`AI_AGENT_…`), for requests to agents (`ORCHESTRATOR_AGENT_…`) and the engines of
 * `ORCHESTRATOR_GAME_ENGINES` are passed on. A
 * series does not use the machine's databases or its cluster.
 *
 * @param agentUrls the addresses given on the command line; private ones are allowed, because the caller chose them
 */
export function serviceVariables(given: Variables, folder: string, agentUrls: readonly string[]): ServiceVariables {
  const allowed = [given['ORCHESTRATOR_AGENT_URL_ALLOW'] ?? '', ...agentUrls.map(hostOf)].filter((one) => one !== '');
  return {
    engine: { ...localSettings('GAME_ENGINE', folder), GAME_ENGINE_RETENTION_DAYS: '0' },
    connectFour: localSettings('CONNECT_FOUR', folder),
    agents: { ...startingWith('AI_AGENT_', given), ...localSettings('AI_AGENT', folder) },
    orchestrator: ({ engine, connectFour, agents }, port) => ({
      ...startingWith('ORCHESTRATOR_AGENT_', given),
      ...localSettings('ORCHESTRATOR', folder),
      ...NO_LIMITS,
      ORCHESTRATOR_PORT: String(port),
      ORCHESTRATOR_PUBLIC_URL: `http://127.0.0.1:${port}`,
      ORCHESTRATOR_RETENTION_DAYS: '0',
      ORCHESTRATOR_GAME_ENGINE_URL: engine,
      ORCHESTRATOR_GAME_ENGINES: withEngine(given['ORCHESTRATOR_GAME_ENGINES'], 'connect_four', connectFour),
      ORCHESTRATOR_AI_AGENT_URL: agents,
      ORCHESTRATOR_AGENT_URL_ALLOW: allowed.join(','),
    }),
  };
}

function localSettings(prefix: string, folder: string): Variables {
  return {
    [`${prefix}_HOST`]: '127.0.0.1',
    [`${prefix}_PORT`]: '0',
    [`${prefix}_LOG_LEVEL`]: 'silent',
    [`${prefix}_DATA_DIR`]: folder,
  };
}

function startingWith(prefix: string, given: Variables): Variables {
  return Object.fromEntries(Object.entries(given).filter(([name]) => name.startsWith(prefix)));
}

/** In the form of the allow list: an IPv6 address without its brackets. */
function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[(.*)\]$/, '$1');
}
