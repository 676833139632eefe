import { monitorEventLoopDelay } from 'node:perf_hooks';

/** The resources that a process reports when it is asked. */
export interface Usage {
  /** CPU so far, of all its threads. */
  readonly cpuMicros: number;
  /** Resident, bytes. */
  readonly memory: number;
  /** How late its event loop was since it was asked last, milliseconds: 99 % of the time no more than that. */
  readonly loopDelayP99: number;
}

/** What a process holds after garbage collection, bytes. */
export interface Held {
  readonly resident: number;
  /** Objects, and buffers outside V8's heap. */
  readonly heap: number;
}

/** The histogram counts its own interval in, milliseconds. */
const EVERY_MS = 10;
const NANOS = 1e6;

const delay = monitorEventLoopDelay({ resolution: EVERY_MS });
delay.enable();

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const loopDelayP99 = Math.max(0, delay.percentile(99) / NANOS - EVERY_MS);
  delay.reset();
  return { cpuMicros: user + system, memory: process.memoryUsage.rss(), loopDelayP99 };
}

function held(): Held {
  if (global.gc === undefined) throw new Error('A process that is measured needs --expose-gc.');
  // What the first one frees may own what only the second one can.
  for (let time = 0; time < 2; time += 1) global.gc();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { resident: rss, heap: heapUsed + external };
}

/** Preloaded into a process that is measured: asked over IPC, it reports what it has used or what it holds. */
process.on('message', (question) => {
  if (question === 'usage') process.send?.(usage());
  if (question === 'held') process.send?.(held());
});
// The channel alone keeps nobody alive, and nobody outlives the benchmark.
process.channel?.unref();
process.on('disconnect', () => process.exit(0));
