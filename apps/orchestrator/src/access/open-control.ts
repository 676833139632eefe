import type { ApiKeys } from './api-keys.js';
import { isLoopbackHost } from '#libs/service';

/** The warning for an operator whose games other machines can control; undefined: they cannot. */
export function openControlWarning(keys: ApiKeys, host: string): string | undefined {
  if (!keys.isControlOpen || isLoopbackHost(host)) return undefined;
  return 'Anyone who reaches this port can start and control games; set ORCHESTRATOR_API_KEYS to ask for a key.';
}
