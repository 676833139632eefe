import type { Redis } from 'ioredis';
import type { NumberedChange } from '../games/index.js';
import { atMost, type RedisConnections } from '../redis/index.js';
import { FanOut, type NewsListener } from './fan-out.js';
import { newsOf } from './news.js';

/** How long a spectator's way in waits for the subscription, in milliseconds: without it, the looks below find the news. */
const SUBSCRIBED_WITHIN_MS = 1_000;

/** How often what is watched is looked at although nothing points to a loss, in milliseconds. */
const DOUBT_MS = 2_000;

function channelOf(gameId: string): string {
  return `orchestrator:game:${gameId}`;
}

/** Many replicas: one sharded Redis channel a game, which a replica subscribes to while it has spectators for the game. */
export class RedisFanOut extends FanOut {
  private readonly out: Redis;
  private readonly in: Redis;
  private readonly doubts: NodeJS.Timeout;
  private listener: NewsListener | undefined;

  constructor(connections: RedisConnections) {
    super();
    this.out = connections.connect('news-out');
    this.in = connections.connect('news-in');
    this.in.on('smessage', (channel: string, news: string) => {
      this.listener?.onNews(channel.slice(channelOf('').length), news);
    });
    this.in.on('ready', () => this.listener?.onDoubt());
    this.doubts = setInterval(() => this.listener?.onDoubt(), DOUBT_MS).unref();
  }

  listen(listener: NewsListener): void {
    this.listener = listener;
  }

  async watch(gameId: string): Promise<void> {
    await atMost(SUBSCRIBED_WITHIN_MS, this.in.ssubscribe(channelOf(gameId)));
  }

  unwatch(gameId: string): void {
    // A connection that is gone has no subscriptions to end; the answer tells nothing.
    void this.in.sunsubscribe(channelOf(gameId)).catch(() => undefined);
  }

  publish(change: NumberedChange): void {
    // Kept back, news would pile up while Redis is away; what was not heard is found by its numbers.
    if (this.out.status !== 'ready') return;
    void this.out.spublish(channelOf(change.game.id), newsOf(change)).catch(() => undefined);
  }

  onApplicationShutdown(): void {
    clearInterval(this.doubts);
  }
}
