import { SchedulerRegistry } from '@nestjs/schedule';
import { PinoLog } from '#libs/service';
import type { RedisConnections } from '../../redis/index.js';
import { connectionsTo } from '../../redis/testing/index.js';
import { NamedTimers } from '../../timers/index.js';
import { BullMqGameDispatcher } from '../bullmq/bullmq-game-dispatcher.js';
import { ManualRunner } from '../../games/ports/testing/index.js';

export interface ReplicaOptions {
  readonly runner?: ManualRunner;
  /** False: it only hands games to others. */
  readonly runsGames?: boolean;
}

/** One of many processes, as far as dispatching goes. */
export class Replica implements AsyncDisposable {
  readonly dispatcher: BullMqGameDispatcher;
  private readonly redis: RedisConnections;
  private closing: Promise<void> | undefined;

  private constructor(
    url: string,
    readonly runner: ManualRunner,
    runsGames: boolean,
  ) {
    const log = PinoLog.named('replica', 'silent');
    this.redis = connectionsTo(url, log);
    this.dispatcher = new BullMqGameDispatcher(this.redis, log, new NamedTimers(new SchedulerRegistry()), {
      runsGames,
    });
  }

  static at({ url }: { readonly url: string }, options: ReplicaOptions = {}): Replica {
    const replica = Replica.idle({ url }, options);
    replica.dispatcher.serve(replica.runner);
    return replica;
  }

  /** Its dispatcher has no runner yet. */
  static idle({ url }: { readonly url: string }, options: ReplicaOptions = {}): Replica {
    return new Replica(url, options.runner ?? new ManualRunner(), options.runsGames ?? true);
  }

  /** As at shutdown. */
  close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  /** The process is gone at once, and sends Redis nothing any more. */
  die(): void {
    this.redis.onApplicationShutdown();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  private async shutDown(): Promise<void> {
    await this.dispatcher.beforeApplicationShutdown();
    this.redis.onApplicationShutdown();
  }
}
