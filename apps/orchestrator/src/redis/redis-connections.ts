import type { OnApplicationShutdown } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';
import { HealthCheck, type Log } from '#libs/service';
import { isWrongDatabase, redisTrouble } from './redis-trouble.js';

const CONNECT_TIMEOUT_MS = 3_000;
const FIRST_RETRY_DELAY_MS = 50;
const MAX_RETRY_DELAY_MS = 1_000;
/** A connection without an answer for as long is taken for dead and made anew. */
const ANSWER_TIMEOUT_MS = 4_000;
/** How often each connection is pinged: one that only subscribes would not notice that it is dead. */
const HEARTBEAT_MS = 2_000;

/** The health check's script: it writes, as those of the queue do. */
const TRIAL = `return redis.call('SET', KEYS[1], ARGV[1], 'PX', 60000)`;
const TRIAL_KEY = 'orchestrator:health';

const OPTIONS = {
  connectTimeout: CONNECT_TIMEOUT_MS,
  socketTimeout: ANSWER_TIMEOUT_MS,
  retryStrategy: (times: number) => Math.min(FIRST_RETRY_DELAY_MS * 2 ** Math.min(times, 10), MAX_RETRY_DELAY_MS),
  // A primary that became a replica refuses to write: connecting anew finds the new primary, and 2 sends the command again.
  reconnectOnError: ({ message }: Error) => (message.startsWith('READONLY') ? 2 : false),
  // A command waits until Redis is back; a caller that cannot wait uses `resultWithin`.
  maxRetriesPerRequest: null,
} satisfies RedisOptions;

const SUBSCRIBING: readonly string[] = ['subscribe', 'psubscribe', 'ssubscribe'];

interface Hooks {
  /** BullMQ makes further connections from the one that it is given. */
  readonly onDuplicate: (duplicate: Redis) => void;
  readonly onRefusedSubscription: (error: Error) => void;
}

class ObservedRedis extends Redis {
  constructor(
    url: string,
    options: typeof OPTIONS & { connectionName: string },
    private readonly hooks: Hooks,
  ) {
    super(url, options);
  }

  /**
   * ioredis subscribes again after a reconnection and leaves a refusal unhandled, which would end the process, such as
   * when the user has lost the right to a channel.
   */
  override sendCommand(...[command, stream]: Parameters<Redis['sendCommand']>): unknown {
    if (SUBSCRIBING.includes(command.name)) command.promise.catch(this.hooks.onRefusedSubscription);
    return super.sendCommand(command, stream);
  }

  override duplicate(override?: Partial<RedisOptions>): Redis {
    const duplicate = super.duplicate(override);
    this.hooks.onDuplicate(duplicate);
    return duplicate;
  }
}

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

  /** `url`: redis:// or rediss:// */
  constructor(
    private readonly url: string,
    private readonly log: Log,
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
   * A further connection, for what cannot share one: to subscribe, to block, to publish without waiting for others.
   * Closed with all others at shutdown. `name` appears in the log and in Redis's list of clients.
   */
  connect(name: string): Redis {
    const options = { ...OPTIONS, connectionName: `orchestrator-${name}` };
    const client = new ObservedRedis(this.url, options, {
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
