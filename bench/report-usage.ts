import { readlinkSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { BroadcastChannel, isMainThread } from 'node:worker_threads';
import { cpuOfThread } from './linux-cpu.js';

/** The resources that a process reports when it is asked. */
export interface Usage {
  /** CPU so far, of all its threads. */
  readonly cpuMicros: number;
  /** The part of it that its worker threads used: the one of SQLite. Null but on Linux. */
  readonly workersCpuMicros: number | null;
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

/** The numbers that Linux gives to the threads which this process starts: each says its own. */
const workers = new Set<string>();
const announcements = new BroadcastChannel('worker threads');

function workersCpu(): number | null {
  if (process.platform !== 'linux') return null;
  return [...workers].reduce((sum, thread) => sum + cpuOfThread(thread), 0);
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const loopDelayP99 = Math.max(0, delay.percentile(99) / NANOS - EVERY_MS);
  delay.reset();
  return { cpuMicros: user + system, workersCpuMicros: workersCpu(), memory: process.memoryUsage.rss(), loopDelayP99 };
}

function held(): Held {
  if (global.gc === undefined) throw new Error('A process that is measured needs --expose-gc.');
  // What the first one frees may own what only the second one can.
  for (let time = 0; time < 2; time += 1) global.gc();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { resident: rss, heap: heapUsed + external };
}

/** Preloaded into a process that is measured: asked over IPC, it reports what it has used or what it holds. */
function answerQuestions(): void {
  announcements.addEventListener('message', (event) => {
    if (event instanceof MessageEvent) workers.add(String(event.data));
  });
  announcements.unref();
  process.on('message', (question) => {
    if (question === 'usage') process.send?.(usage());
    if (question === 'held') process.send?.(held());
  });
  // The channel alone keeps nobody alive, and nobody outlives the benchmark.
  process.channel?.unref();
  process.on('disconnect', () => process.exit(0));
}

/** Node preloads into each thread what it preloads into the process. */
function announceThread(): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel between threads has none
  if (process.platform === 'linux') announcements.postMessage(readlinkSync('/proc/thread-self'));
  announcements.close();
}

if (isMainThread) answerQuestions();
else announceThread();
