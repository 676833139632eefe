import { setTimeout as delay } from 'node:timers/promises';
import { type GameSpeed, SPEED_SECONDS } from '#libs/protocol';
import { EXIT_CODES, exitCodeOf } from '../exit-codes.js';
import { readReplay, stateAfter } from './replay-file.js';
import type { CurrentGame, View } from './view.js';

/** The event that ends a step. */
const STEP = 'turn:action';

/** Shows a game that is in a file, with the pauses of this speed between its steps. Answers the exit code. */
export async function playReplay(
  file: string,
  speed: GameSpeed,
  signal: AbortSignal,
  viewOf: (current: CurrentGame) => View,
): Promise<number> {
  const { id, status, initialState, events, snapshots } = await readReplay(file);
  const last = events.at(-1)?.seq ?? 0;
  let state = initialState;
  let seq = 0;
  let next = 0;
  const view = viewOf(() => ({ id, status: seq < last ? 'running' : status, speed, seq, state }));
  try {
    for (const event of events) {
      if (signal.aborted) return EXIT_CODES.interrupted;
      ({ seq } = event);
      const first = next;
      while ((snapshots[next]?.seq ?? Infinity) <= seq) next += 1;
      state = stateAfter(state, snapshots.slice(first, next));
      view.event(event);
      if (event.event === STEP) await pause(SPEED_SECONDS[speed] * 1_000, signal);
    }
    return signal.aborted ? EXIT_CODES.interrupted : exitCodeOf(status);
  } finally {
    view.close();
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  // At 0, too: a screen draws in between, and Ctrl-C arrives.
  await delay(milliseconds, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
