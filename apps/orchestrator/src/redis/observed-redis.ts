import { Redis, type RedisOptions } from 'ioredis';

const CONNECT_TIMEOUT_MS = 3_000;
const FIRST_RETRY_DELAY_MS = 50;
const MAX_RETRY_DELAY_MS = 1_000;
/** A connection without an answer for as long is taken for dead and made anew. */
const ANSWER_TIMEOUT_MS = 4_000;

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

/** A connection that goes on for ever, and whose further connections and refused subscriptions are known. */
export class ObservedRedis extends Redis {
  constructor(
    url: string,
    connectionName: string,
    private readonly hooks: Hooks,
  ) {
    super(url, { ...OPTIONS, connectionName });
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
