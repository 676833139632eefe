import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import type { Log } from '#libs/service';
import { resultWithin } from '#libs/service';
import type { RedisConnections } from '../../redis/index.js';
import type { NamedTimers } from '../../timers/index.js';
import { GameDispatcher, type GameRunner } from '../../games/ports/index.js';
import type { JobMeter } from '../job-meter.js';
import { GameJobs } from './game-jobs.js';
import { GameTaker } from './game-taker.js';
import { GameWorker } from './game-worker.js';
import { JobLeases } from './job-leases.js';
import { JobSource } from './job-source.js';
import { WakeChannel } from './wake-channel.js';
import { RecoverySweep } from './recovery-sweep.js';
import { countReplicas, ReplicaRegistry } from './replica-registry.js';

/** How long a caller waits for Redis: longer than a slow answer takes, shorter than a client waits for ours. */
const COMMAND_TIMEOUT_MS = 2_000;

interface DispatcherOptions {
  /** False where games are only handed to other replicas. */
  readonly runsGames?: boolean;
  readonly meter?: JobMeter | undefined;
}

/**
 * Many processes: each game under way is a job in Redis, held by the replica that runs the game. A replica that dies
 * stops renewing its locks, and another takes its games; one that closes puts its jobs back; one that joins is handed
 * its share by those that have more. Redis does not have to keep anything: what it loses is found again in the store.
 */
export class BullMqGameDispatcher extends GameDispatcher implements BeforeApplicationShutdown {
  private readonly connection: Redis;
  private readonly jobs: GameJobs;
  private readonly wakeChannel: WakeChannel;
  private worker: GameWorker | undefined;
  private taker: GameTaker | undefined;
  private runner: GameRunner | undefined;
  private sweep: RecoverySweep | undefined;
  private readonly runsGames: boolean;
  private readonly meter: JobMeter | undefined;

  constructor(
    private readonly redis: RedisConnections,
    private readonly log: Log,
    private readonly timers: NamedTimers,
    { runsGames = true, meter }: DispatcherOptions = {},
  ) {
    super();
    this.runsGames = runsGames;
    this.meter = meter;
    this.connection = redis.connect('jobs');
    this.jobs = new GameJobs(this.connection, this.onError);
    this.wakeChannel = new WakeChannel(this.connection, log);
    meter?.countsFrom(async () => this.jobs.load());
  }

  serve(runner: GameRunner): void {
    if (!this.runsGames) return;
    this.runner = runner;
    const source = new JobSource(this.connection, this.log, this.onError, this.meter);
    const registry = new ReplicaRegistry(this.connection, this.jobs, this.log);
    const leases = new JobLeases(
      (ids, tokens, ms) => source.extend(ids, tokens, ms),
      this.timers,
      this.log,
      this.meter,
    );
    this.worker = new GameWorker(runner, leases, () => this.taker?.wake());
    this.taker = new GameTaker(registry, source, this.worker, this.timers, this.log);
    this.wakeChannel.listen(this.redis.connect('wake'), (gameId) => this.wakeHere(gameId));
  }

  async recoverWith(recover: () => Promise<void>): Promise<void> {
    if (this.runsGames) this.sweep = new RecoverySweep(this.connection, recover, this.timers, this.log);
  }

  async start(gameId: string): Promise<void> {
    try {
      await this.withinTimeout('a game is run as soon as Redis answers', this.jobs.request(gameId));
    } catch (error) {
      // Such as without memory, disk or rights. The sweep finds the game in the store.
      this.log.warn('Redis refuses: a game is run soon after it takes games again', { err: error, game_id: gameId });
    }
  }

  async ensure(gameIds: readonly string[]): Promise<void> {
    await this.jobs.ensure(gameIds);
  }

  async countRunners(): Promise<number> {
    const counted = await resultWithin(
      COMMAND_TIMEOUT_MS,
      countReplicas(this.connection).catch(() => undefined),
    );
    return Math.max(1, counted ?? 1);
  }

  async wake(gameId: string): Promise<void> {
    this.wakeHere(gameId);
    try {
      await this.withinTimeout('other replicas notice a change with their next step', this.wakeChannel.send(gameId));
    } catch (error) {
      this.log.warn('a wake-up was not sent', { err: error, game_id: gameId });
    }
  }

  /** Before sockets and stores close: every run gives its game back, and other replicas take it at once. */
  async beforeApplicationShutdown(): Promise<void> {
    this.sweep?.close();
    await this.taker?.close();
    await resultWithin(COMMAND_TIMEOUT_MS, this.jobs.close());
  }

  private wakeHere(gameId: string): void {
    if (this.worker?.isRunning(gameId)) this.runner?.wake(gameId);
  }

  /** A command that Redis does not answer is sent again when it is back; the caller does not wait that long. */
  private async withinTimeout(meanwhile: string, command: Promise<void>): Promise<void> {
    const done = await resultWithin(
      COMMAND_TIMEOUT_MS,
      command.then(() => true),
    );
    if (done !== true) this.log.warn(`Redis does not answer: ${meanwhile}`);
  }

  /** BullMQ repeats the errors of its connections, which RedisConnections has logged already. */
  private readonly onError = (error: Error): void => {
    if (this.connection.status === 'ready') this.log.warn('the queue of games failed', { err: error });
  };
}
