import type { Redis } from 'ioredis';
import type { Log } from '#libs/service';
import type { NamedTimers } from '../../timers/index.js';

const KEY = 'orchestrator:recovered';
const SWEEP_INTERVAL_MS = 10_000;

const TIMER = 'dispatch: recovery sweep';

/**
 * Compares the queue with the games that are under way: when this process starts, whenever Redis is back, and from time
 * to time. A Redis that lost its data has lost the jobs; and a replica can end a game's run, and with it the job, just
 * because another one that had lost the job was the faster to write. One replica does it for all.
 */
export class RecoverySweep {
  private isSweeping = false;
  private isClosed = false;

  constructor(
    private readonly redis: Redis,
    private readonly recover: () => Promise<void>,
    private readonly timers: NamedTimers,
    private readonly log: Log,
  ) {
    redis.on('ready', this.sweep);
    timers.every(TIMER, SWEEP_INTERVAL_MS, this.sweep);
    this.sweep();
  }

  close(): void {
    this.isClosed = true;
    this.redis.off('ready', this.sweep);
    this.timers.cancel(TIMER);
  }

  private readonly sweep = (): void => {
    if (!this.isSweeping && !this.isClosed && this.redis.status === 'ready') void this.compare();
  };

  /** The key lasts shorter than the interval, so that no round is skipped; it is lost when the jobs are. */
  private async compare(): Promise<void> {
    this.isSweeping = true;
    try {
      const isOurs = (await this.redis.set(KEY, '1', 'PX', SWEEP_INTERVAL_MS / 2, 'NX')) === 'OK';
      if (isOurs) await this.recover();
    } catch (error) {
      this.log.warn('games under way could not be looked for', { err: error });
    } finally {
      this.isSweeping = false;
    }
  }
}
