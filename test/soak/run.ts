import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { comesTrue } from '../chaos/waiting.js';
import { Crowd } from './crowd.js';
import type { Carried, Fate } from './crowd-messages.js';
import type { Latency } from './latencies.js';
import { MemoryWatch } from './memory.js';
import type { SoakOptions } from './options.js';
import { type Pace, type SoakStage, soakStage } from './stage.js';

const STEPS_A_SECOND = 8;
/** What a step takes besides its agent, in milliseconds. */
const STEP_OVERHEAD_MS = 15;
/** A part of the time that viewers stop is how long they stop again on their way back. */
const AGAIN = 1 / 6;
const SLOWDOWN_ALLOWED = 5;

/** What one game with its viewers came to. Sizes in MiB, times in seconds unless a name has another unit. */
export interface Run {
  /**
   * Of the healthy viewers while the others did not read: in the first half of that time, when the system still takes
   * what is written for them, and in the second, when it waits in the orchestrator.
   */
  readonly latency: { readonly firstHalf: Latency; readonly secondHalf: Latency };
  /** Millions of bytes of events that each viewer was sent meanwhile. */
  readonly megabytes: number;
  readonly seconds: number;
  readonly memoryBefore: number;
  readonly memoryHighest: number;
  /** Of those who stopped; nobody did in a run without them. */
  readonly comeback: Comeback | undefined;
  readonly viewers: number;
  /** Viewers who have received all that the store has, once and in order. */
  readonly complete: number;
  readonly complaints: readonly string[];
}

export interface Comeback {
  readonly fate: Fate;
  readonly seconds: number;
  /** Of the healthy viewers while the others came back. */
  readonly latency: Latency;
  /** Those who stopped again in the middle of catching up from the first event. */
  readonly again: { readonly fate: Fate; readonly seconds: number };
}

/** One game, in new processes, from before its viewers stop until everybody has received all of it. */
export async function runGame(
  options: Omit<SoakOptions, 'stopped'> & { readonly stopped: number },
  built: string,
  folder: string,
): Promise<Run> {
  await using stage = await soakStage(built, join(folder, `${options.stopped} stopped`), paceOf(options));
  await using crowd = Crowd.start();
  const { game_id: gameId } = await stage.rest.createGame({ speed: 'watch', seed: options.seed });
  await crowd.ask({ ...options, do: 'gather', url: stage.orchestrator.url, gameId });
  using memory = await MemoryWatch.of(stage.orchestrator.pid ?? 0);
  await crowd.ask({ do: 'stop reading' });
  await stage.rest.control(gameId, 'speed', { speed: 'instant' });
  const emitted = await emit(stage, crowd, gameId, options);
  await stage.rest.control(gameId, 'speed', { speed: 'fast' });
  const back = await crowd.ask({ do: 'read again' });
  const comeback = options.stopped === 0 ? undefined : await comeBack(crowd, back, options.seconds);
  await stage.rest.control(gameId, 'stop');
  const { seq } = await stage.rest.game(gameId);
  const end = await crowd.ask({ do: 'look back', seq });
  return {
    megabytes: emitted.megabytes,
    seconds: emitted.seconds,
    latency: { firstHalf: emitted.firstHalf, secondHalf: back.latency },
    memoryBefore: memory.first,
    memoryHighest: memory.highest,
    comeback,
    viewers: options.healthy + options.stopped,
    complete: end.complete,
    complaints: [...end.complaints, ...stage.orchestrator.deaths],
  };
}

function paceOf({ seconds, megabytes }: Pick<SoakOptions, 'seconds' | 'megabytes'>): Pace {
  return {
    stepMs: Math.round(1_000 / STEPS_A_SECOND) - STEP_OVERHEAD_MS,
    bytes: Math.ceil((megabytes * 1e6) / (seconds * STEPS_A_SECOND)),
  };
}

interface Progress {
  readonly megabytes: number;
  readonly seconds: number;
  readonly firstHalf: Latency;
}

/** Lets the game run until it has emitted enough, for long enough. */
async function emit(
  { engine, rest }: SoakStage,
  crowd: Crowd,
  gameId: string,
  { seconds, megabytes }: Pick<SoakOptions, 'seconds' | 'megabytes'>,
): Promise<Progress> {
  const began = performance.now();
  const isEmitted = async (part: number): Promise<void> => {
    const steps = seconds * STEPS_A_SECOND * part;
    if (await comesTrue(() => engine.executed.length >= steps, seconds * 1_000 * SLOWDOWN_ALLOWED)) return;
    throw new Error(`The game emitted less than ${megabytes * part} MB in ${seconds * SLOWDOWN_ALLOWED} s.`);
  };
  await isEmitted(1 / 2);
  const { latency } = await crowd.ask({ do: 'go on' });
  await isEmitted(1);
  await delay(Math.max(0, seconds * 1_000 - (performance.now() - began)));
  const took = (performance.now() - began) / 1_000;
  const events = await rest.events(gameId);
  return { megabytes: JSON.stringify(events).length / 1e6, seconds: took, firstHalf: latency };
}

/** They are back; now they drop everything and stop in the middle of receiving it again. */
async function comeBack(crowd: Crowd, back: Carried, seconds: number): Promise<Comeback> {
  const { latency } = await crowd.ask({ do: 'start over and stop reading' });
  await delay(seconds * 1_000 * AGAIN);
  const again = await crowd.ask({ do: 'read again' });
  return {
    fate: back.fate,
    seconds: back.seconds,
    latency,
    again: { fate: again.fate, seconds: again.seconds },
  };
}
