/** Ten times what the slowest of these tests takes on a busy machine, and much less than a test's own limit. */
const TIMEOUT_MS = 10_000;

/** Resolves with `awaited`, or rejects with what there was instead: so a test that waits in vain fails with a reason. */
export async function inTime<T>(awaited: Promise<T>, instead: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not within ${TIMEOUT_MS} ms: ${instead()}`)), TIMEOUT_MS);
  });
  return Promise.race([awaited, late]).finally(() => clearTimeout(timer));
}
