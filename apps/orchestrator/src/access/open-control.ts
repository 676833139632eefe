import type { ApiKeys } from './api-keys.js';
import { isLoopbackHost } from './loopback.js';

/** What to tell the operator where control is open to other machines; undefined: there is nothing to tell. */
export function openControlWarning(keys: ApiKeys, host: string): string | undefined {
  if (!keys.isControlOpen || isLoopbackHost(host)) return undefined;
  return 'Whoever reaches this port can start and control games; set ORCHESTRATOR_API_KEYS to ask for a key.';
}
