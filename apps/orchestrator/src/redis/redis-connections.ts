import type { OnApplicationShutdown } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';
import { HealthCheck, type Log } from '#libs/service';
import { isWrongDatabase, redisTrouble } from './redis-trouble.js';

/** Times in milliseconds. */
const CONNECT_WITHIN = 3_000;
const RETRY_FIRST = 50;
const RETRY_LAST = 1_000;
/** An answer that takes longer comes over a connection that is dead without knowing it: it is made anew. */
const ANSWER_WITHIN = 4_000;
/** A connection that only listens learns so that it is dead. */
const HEARTBEAT = 2_000;

/** What is tried of a Redis: a script that writes, as those of the queue do. */
const TRIAL = `return redis.call('SET', KEYS[1], ARGV[1], 'PX', 60000)`;
const TRIAL_KEY = 'orchestrator:health';

const OPTIONS = {
  connectTimeout: CONNECT_WITHIN,
  socketTimeout: ANSWER_WITHIN,
  retryStrategy: (times: number) => Math.min(RETRY_FIRST * 2 ** Math.min(times, 10), RETRY_LAST),
  // A primary that became a replica refuses to write: connecting anew finds the new primary, and 2 sends the command again.
  reconnectOnError: ({ message }: Error) => (message.startsWith('READONLY') ? 2 : false),
  // A command waits until Redis is back, however long that takes; who cannot wait that long stops waiting.
  maxRetriesPerRequest: null,
} satisfies RedisOptions;

/** BullMQ makes further connections from the one that it is given. */
class DuplicatedRedis extends Redis {
  constructor(
    url: string,
    options: typeof OPTIONS & { connectionName: string },
    private readonly onDuplicate: (duplicate: Redis) => void,
  ) {
    super(url, options);
  }

  override duplicate(override?: Partial<RedisOptions>): Redis {
    const duplicate = super.duplicate(override);
    this.onDuplicate(duplicate);
    return duplicate;
  }
}

/** This process's connections to Redis. Each connects anew for ever; one that is gone is told to the log, never thrown. */
export class RedisConnections implements OnApplicationShutdown {
  private readonly clients: Redis[] = [];
  private readonly heart: NodeJS.Timeout;
  private readonly probe: Redis;
  private readonly health: HealthCheck;
  /** Why no connection can be made, as far as it was logged since there was one. */
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
    this.heart = setInterval(() => this.beat(), HEARTBEAT);
  }

  /**
   * A further connection, for what cannot share one: to subscribe, to block, to publish without waiting behind others.
   * Closed with all others at shutdown. `name` is seen in the log and in Redis's list of clients.
   */
  connect(name: string): Redis {
    const options = { ...OPTIONS, connectionName: `orchestrator-${name}` };
    const client = new DuplicatedRedis(this.url, options, (duplicate) => this.attend(duplicate, name));
    this.attend(client, name);
    return client;
  }

  /** Redis takes what games need, and soon. Never rejects. */
  async isHealthy(): Promise<boolean> {
    return !this.isClosed && this.probe.status === 'ready' && (await this.health.isHealthy());
  }

  /** Last of all: whatever closed before could still tell Redis. */
  onApplicationShutdown(): void {
    this.isClosed = true;
    clearInterval(this.heart);
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
      log.debug('no connection to Redis', { err: error });
      this.warn(error);
      if (isWrongDatabase(error) && !this.isClosed) client.disconnect(true);
    });
    this.clients.push(client);
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

  private beat(): void {
    for (const client of this.clients) {
      if (client.status === 'ready') void answers(client);
    }
  }
}

async function answers(client: Redis): Promise<boolean> {
  try {
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  }
}
