import type { OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { HealthCheck, type Log } from '#libs/service';
import type { ObservedRedis } from './observed-redis.js';
import { isWrongDatabase, redisTrouble } from './redis-trouble.js';

/** How often each connection is pinged: one that only subscribes would not notice that it is dead. */
const HEARTBEAT_MS = 2_000;

/** The health check's script: it writes, as those of the queue do. */
const TRIAL = `return redis.call('SET', KEYS[1], ARGV[1], 'PX', 60000)`;
const TRIAL_KEY = 'orchestrator:health';

/** This process's connections to Redis. Each reconnects without end; a lost one is logged, and no error is thrown for it. */
export class RedisConnections implements OnApplicationShutdown {
  private readonly clients: Redis[] = [];
  /** Not in Nest's SchedulerRegistry, which is cleared before the last commands are sent at shutdown. */
  private readonly heartbeat: NodeJS.Timeout;
  private readonly probe: Redis;
  private readonly health: HealthCheck;
  /** The reasons that were logged since the last connection was made. */
  private readonly troubles = new Set<string>();
  private isClosed = false;

  /** See {@link to}. */
  constructor(
    private readonly url: string,
    private readonly log: Log,
    private readonly Client: typeof ObservedRedis,
  ) {
    this.probe = this.connect('health');
    this.health = new HealthCheck(
      async () => this.tryWriting(),
      (failure) => {
        if (failure === undefined) log.info('Redis takes games again');
        else log.warn('Redis takes no games: they wait', { reason: failure });
      },
    );
    this.heartbeat = setInterval(() => this.pingAll(), HEARTBEAT_MS);
  }

  /**
   * Resolves when the client is loaded, which a process without Redis is spared; it connects by itself.
   *
   * @param url redis:// or rediss://
   */
  static async to(url: string, log: Log): Promise<RedisConnections> {
    const { ObservedRedis: Client } = await import('./observed-redis.js');
    return new RedisConnections(url, log, Client);
  }

  /**
   * A further connection, for what cannot share one: to subscribe, to block, to publish without waiting for others.
   * Closed with all others at shutdown. `name` appears in the log and in Redis's list of clients.
   */
  connect(name: string): Redis {
    const client = new this.Client(this.url, `orchestrator-${name}`, {
      onDuplicate: (duplicate) => this.attend(duplicate, name),
      onRefusedSubscription: (error) => this.onRefusedSubscription(error),
    });
    this.attend(client, name);
    return client;
  }

  /** Whether Redis takes what games need, and in time. Never rejects. */
  async isHealthy(): Promise<boolean> {
    return !this.isClosed && this.probe.status === 'ready' && (await this.health.isHealthy());
  }

  /** After everything else is closed, which may still have written to Redis. */
  onApplicationShutdown(): void {
    this.isClosed = true;
    clearInterval(this.heartbeat);
    for (const client of this.clients) {
      if (client.status !== 'end') client.disconnect();
    }
  }

  private attend(client: Redis, name: string): void {
    const log = this.log.with({ connection: name });
    let isConnected = false;
    let hasFailed = false;
    client.on('connecting', () => (hasFailed = false));
    client.on('ready', () => {
      isConnected = true;
      this.troubles.clear();
      log.debug('connected to Redis');
    });
    // Unlike 'close', not when we end it ourselves.
    client.on('reconnecting', () => {
      if (isConnected) log.warn('the connection to Redis is lost');
      else if (!hasFailed) this.warn(new Error('The connection was closed before it could be used.'));
      isConnected = false;
    });
    client.on('error', (error) => {
      hasFailed = true;
      expectFurtherErrors(client);
      log.debug('no connection to Redis', { err: error });
      this.warn(error);
      if (isWrongDatabase(error) && !this.isClosed) client.disconnect(true);
    });
    this.clients.push(client);
  }

  private onRefusedSubscription(error: Error): void {
    if (!this.isClosed) this.warn(error);
  }

  /** Once for all connections and attempts: they have the same address, and fail for the same reason. */
  private warn(error: Error): void {
    const reason = redisTrouble(error, this.url);
    if (this.troubles.has(reason)) return;
    this.troubles.add(reason);
    this.log.warn('Redis cannot be used', { reason });
  }

  private async tryWriting(): Promise<void> {
    try {
      await this.probe.eval(TRIAL, 1, TRIAL_KEY, String(Date.now()));
    } catch (error) {
      throw error instanceof Error ? new Error(redisTrouble(error, this.url), { cause: error }) : error;
    }
  }

  private pingAll(): void {
    for (const client of this.clients) {
      if (client.status === 'ready') void answers(client);
    }
  }
}

/**
 * ioredis listens to a socket for one error. A TLS socket may have a second, such as the alert with which Redis answers a
 * handshake that we gave up; with no listener, that would end the process.
 */
function expectFurtherErrors({ stream }: { readonly stream?: Redis['stream'] }): void {
  if (stream !== undefined && !stream.listeners('error').includes(ignore)) stream.on('error', ignore);
}

function ignore(): void {
  // The first error was logged.
}

async function answers(client: Redis): Promise<boolean> {
  try {
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  }
}
