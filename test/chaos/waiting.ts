import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 100;

/** Other processes cannot be awaited, only asked again. False when it did not come true in time. */
export async function comesTrue(holds: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}
