/** How long a busy machine may take for what is soon there. */
const SOON_MS = 30_000;

/** Asks until the answer is as it is to be; throws where that takes too long. */
export async function until<T>(isThere: (answer: T) => boolean, ask: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + SOON_MS;
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) return answer;
    if (Date.now() >= deadline) throw new Error(`Not within ${SOON_MS} ms; last: ${JSON.stringify(answer)}`);
  }
}
