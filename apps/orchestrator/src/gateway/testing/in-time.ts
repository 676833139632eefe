/** Ten times what the slowest of these takes on a busy machine, and much less than a test has. */
const WITHIN_MS = 10_000;

/** What is waited for, or an error that says what was there instead: a test that waits in vain fails by that. */
export async function inTime<T>(awaited: Promise<T>, instead: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not within ${WITHIN_MS} ms: ${instead()}`)), WITHIN_MS);
  });
  return Promise.race([awaited, late]).finally(() => clearTimeout(timer));
}
