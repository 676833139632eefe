import { setTimeout as sleep } from 'node:timers/promises';
import { BuiltArena } from '../built-arena.js';

/** The heap that the arena, all three services, has: what eats memory kills it. */
const HEAP_MB = 256;

const IDLE_PROBES = 50;
const PROBE_EVERY_MS = 20;

/** The time limit of answers while hostile requests come, as a multiple of the time at rest, beside what a busy machine adds. */
const SLOWER = 10;
const BUSY_MACHINE_MS = 1_500;

const MEMORY_RETURNS_WITHIN_MS = 60_000;
const MEMORY_LEFT_BYTES = 200 * 1_048_576;

/** An arena that is attacked, and how it bears it. */
export class Target implements AsyncDisposable {
  private readonly latencies: number[] = [];
  private readonly probing = new AbortController();
  private probe: Promise<void> | undefined;
  private idleMs = 0;
  private idleMemory = 0;

  private constructor(readonly arena: BuiltArena) {}

  /** It listens, and what it takes at rest is measured. */
  static async ready(): Promise<Target> {
    const arena = await BuiltArena.launch({
      ORCHESTRATOR_DEMO_GAME: 'false',
      ORCHESTRATOR_LOG_LEVEL: 'error',
      NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}`,
    });
    await arena.untilHealthy();
    const target = new Target(arena);
    const idle: number[] = [];
    while (idle.length < IDLE_PROBES) idle.push(await target.latency());
    target.idleMs = Math.max(...idle);
    target.idleMemory = await arena.memory();
    target.probe = target.keepProbing();
    return target;
  }

  get url(): string {
    return this.arena.url;
  }

  /** What is wrong with how it bore all that; empty: nothing. */
  async complaints(): Promise<string[]> {
    this.probing.abort();
    await this.probe;
    const slowest = Math.max(0, ...this.latencies);
    const bound = this.idleMs * SLOWER + BUSY_MACHINE_MS;
    const left = await this.memoryLeft();
    const health = await fetch(`${this.url}/health`).then(({ status }) => status, String);
    return [
      ...(slowest <= bound ? [] : [`/health/live took ${slowest} ms, at rest ${this.idleMs} ms`]),
      ...(this.latencies.length > 0 ? [] : ['/health/live was never asked']),
      ...(left <= MEMORY_LEFT_BYTES ? [] : [`${left} bytes of memory did not return`]),
      ...(health === 200 ? [] : [`/health answers ${health}`]),
      // At its log level, a line is a bug; what is printed without one ended it.
      ...this.arena.output.split('\n').filter((line) => /"level":(50|60)|Unhandled|heap out of memory/.test(line)),
    ];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.probing.abort();
    await this.probe;
    await this.arena.dispose();
  }

  private async latency(): Promise<number> {
    const started = performance.now();
    const answer = await fetch(`${this.url}/health/live`);
    await answer.arrayBuffer();
    return performance.now() - started;
  }

  private async keepProbing(): Promise<void> {
    while (!this.probing.signal.aborted) {
      this.latencies.push(await this.latency().catch(() => Number.POSITIVE_INFINITY));
      await sleep(PROBE_EVERY_MS);
    }
  }

  /** Another process's collector cannot be awaited, only given reason to run. */
  private async memoryLeft(): Promise<number> {
    const deadline = performance.now() + MEMORY_RETURNS_WITHIN_MS;
    for (;;) {
      const left = (await this.arena.memory()) - this.idleMemory;
      if (left <= MEMORY_LEFT_BYTES || performance.now() > deadline) return left;
      for (let read = 0; read < 50; read += 1) await this.latency();
    }
  }
}
