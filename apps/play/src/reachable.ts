import { ConfigurationError } from '#libs/service';
import type { Competitor } from './competitor.js';

const WITHIN_MS = 5_000;

/**
 * A series against nobody would measure default actions. Whatever answers at all, or is slow to, is somebody.
 *
 * @throws {ConfigurationError} that names the agent
 */
export async function refuseUnreachable(competitors: readonly Competitor[]): Promise<void> {
  for (const { name, url } of competitors) if (url !== undefined) await refuseIfAway(name, url);
}

async function refuseIfAway(name: string, url: string): Promise<void> {
  const { origin } = new URL(url);
  try {
    const answer = await fetch(origin, { redirect: 'manual', signal: AbortSignal.timeout(WITHIN_MS) });
    await answer.body?.cancel();
  } catch (error) {
    if (isTimeout(error)) return;
    throw new ConfigurationError(`The agent ${name} cannot be reached: nobody answers at ${origin}.`, { cause: error });
  }
}

function isTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError';
}
