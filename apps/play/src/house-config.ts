type Variables = Readonly<Record<string, string | undefined>>;

/** What the services of a series are told: to be alone on this machine, quiet, and to keep everything in one folder. */
export interface HouseVariables {
  readonly engine: Variables;
  readonly agents: Variables;
  /** Once it is known where the other two are. */
  orchestrator(addresses: { readonly engine: string; readonly agents: string }): Variables;
}

/**
 * Of the given variables only those count that say how our agents think (`AI_AGENT_…`) and how agents are asked
 * (`ORCHESTRATOR_AGENT_…`): a database or a cluster of the machine's is none of a series' business.
 *
 * @param agentUrls the addresses given on the command line, which may be private: who types them means them
 */
export function houseVariables(given: Variables, folder: string, agentUrls: readonly string[]): HouseVariables {
  const allowed = [given['ORCHESTRATOR_AGENT_URL_ALLOW'] ?? '', ...agentUrls.map(hostOf)].filter((one) => one !== '');
  return {
    engine: { ...of('GAME_ENGINE', folder), GAME_ENGINE_RETENTION_DAYS: '0' },
    agents: { ...startingWith('AI_AGENT_', given), ...of('AI_AGENT', folder) },
    orchestrator: ({ engine, agents }) => ({
      ...startingWith('ORCHESTRATOR_AGENT_', given),
      ...of('ORCHESTRATOR', folder),
      ORCHESTRATOR_RETENTION_DAYS: '0',
      ORCHESTRATOR_GAME_ENGINE_URL: engine,
      ORCHESTRATOR_AI_AGENT_URL: agents,
      ORCHESTRATOR_AGENT_URL_ALLOW: allowed.join(','),
    }),
  };
}

function of(prefix: string, folder: string): Variables {
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

/** As an allow list has it: an IPv6 address without its brackets. */
function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[(.*)\]$/, '$1');
}
