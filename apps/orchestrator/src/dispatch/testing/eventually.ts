import { setImmediate } from 'node:timers/promises';

const WITHIN_MS = 15_000;

/**
 * Looks again and again.
 *
 * @throws {Error} that names what was waited for, where it has not come about within fifteen seconds
 */
export async function eventually(what: string, isThere: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + WITHIN_MS;
  while (!(await isThere())) {
    if (performance.now() > end) throw new Error(`This has not come about within ${WITHIN_MS} ms: ${what}.`);
    await setImmediate();
  }
}
