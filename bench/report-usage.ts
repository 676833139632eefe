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

/** Preloaded into a process that is measured: asked over IPC, it reports what it has used. */
process.on('message', (question) => {
  if (question === 'usage') process.send?.(usage());
});
// The channel alone keeps nobody alive, and nobody outlives the benchmark.
process.channel?.unref();
process.on('disconnect', () => process.exit(0));
