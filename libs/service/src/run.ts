import { ConfigurationError, readEnvironment, type Variables } from './environment.js';
import { maskUserInfo } from './mask.js';
import type { RunningService } from './serve.js';

/** How long a clean shutdown may take before the process leaves anyway, in milliseconds. */
const SHUTDOWN_MS = 10_000;

/**
 * A service's `main`: starts it with the environment, closes it on SIGTERM or SIGINT, and exits with 0; a start that fails
 * writes its reason and exits with 1.
 */
export async function runUntilSignalled(start: (variables: Variables) => Promise<RunningService>): Promise<void> {
  const signalled = firstSignal();
  try {
    const service = await start(readEnvironment());
    await signalled;
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    await service.close();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${maskUserInfo(reasonOf(error))}\n`);
    process.exit(1);
  }
}

function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve());
  });
}

function reasonOf(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  if (isAddressInUse(error)) return `Port ${error.port} is in use: stop what listens there, or choose another port.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function isAddressInUse(error: unknown): error is Error & { port: number } {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error;
}
