import { type HistoryUpdate, PartReader, type ReadReplay, type ReplayHead, type ReplayPart } from '../story/index.js';

/** A replay that is read in parts. */
export interface ReplayStream {
  readonly head: ReplayHead;
  /** The next part; null after the last one. Each arrives in a task of its own, in a hidden tab too. */
  next(): Promise<ReplayPart | null>;
}

/** The stream of a replay that is in memory. */
export function streamOf(replay: ReadReplay): ReplayStream {
  const parts = replay.parts();
  return {
    head: replay,
    next: async () => {
      await nextTask();
      return parts.next().value ?? null;
    },
  };
}

/**
 * Reads a replay to its end, or until `signal` aborts.
 *
 * @throws {InvalidReplay} for a snapshot that cannot be computed
 */
export async function readStream(
  stream: ReplayStream,
  onUpdate: (update: HistoryUpdate) => void,
  signal: AbortSignal,
): Promise<void> {
  const reader = new PartReader(stream.head);
  for (let part = await stream.next(); part !== null && !signal.aborted; part = await stream.next()) {
    for (const update of reader.updates(part)) onUpdate(update);
  }
}

/** A hidden tab runs timers once a second and no frames; messages are not held back. */
export async function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
