const REQUEST_TIMEOUT_MS = 15_000;

/** The services by their field in the orchestrator's GET /health, with the name for messages. */
const SERVICES = {
  game_engine: { name: 'game engine', variable: 'ORCHESTRATOR_GAME_ENGINE_URL' },
  ai_agent: { name: 'AI agent', variable: 'ORCHESTRATOR_AI_AGENT_URL' },
} as const;

/**
 * A sentence for each service that the orchestrator cannot reach, and one if its health cannot be read.
 *
 * @param configured the services that run elsewhere; the arena started the others itself
 */
export async function unreachable(
  orchestratorUrl: string,
  configured: readonly (keyof typeof SERVICES)[],
): Promise<readonly string[]> {
  if (configured.length === 0) return [];
  try {
    const answer = await fetch(`${orchestratorUrl}/health`, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
    const health: unknown = await answer.json();
    return configured.filter((service) => isUnhealthy(health, service)).map(sentenceFor);
  } catch (error) {
    return [`The health of the services could not be read: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function isUnhealthy(health: unknown, service: string): boolean {
  return typeof health === 'object' && health !== null && Reflect.get(health, service) === 'unhealthy';
}

function sentenceFor(service: keyof typeof SERVICES): string {
  const { name, variable } = SERVICES[service];
  return `The ${name} does not answer GET /health. Start it, or correct ${variable}; games wait for it until then.`;
}
