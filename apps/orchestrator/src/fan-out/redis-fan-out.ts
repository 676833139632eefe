import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { NumberedChange, ThinkingChunk } from '../games/index.js';
import { resultWithin, type RedisConnections } from '../redis/index.js';
import { FanOut, type NewsListener } from './fan-out.js';
import { newsOf, thoughtFrom, thoughtNewsOf } from './news.js';

/** How long a spectator's way in waits for the subscription, in milliseconds: without it, the looks below find the news. */
const SUBSCRIBED_WITHIN_MS = 1_000;

/** How often what is watched is looked at although nothing points to a loss, in milliseconds. */
const DOUBT_MS = 2_000;

/** Thoughts that Redis has not taken yet, in characters: more of them would keep changes waiting behind them. */
const THOUGHTS_UP_TO = 262_144;

const NEWS = 'orchestrator:game:';
const THOUGHTS = 'orchestrator:thoughts:';

/** Many replicas: sharded Redis channels for each game, which a replica subscribes to while it has spectators for it. */
export class RedisFanOut extends FanOut {
  private readonly out: Redis;
  private readonly in: Redis;
  private readonly doubts: NodeJS.Timeout;
  /** Tells this replica's own thoughts, which it has heard without Redis. */
  private readonly origin = randomUUID();
  private thoughtsUnderWay = 0;
  private listener: NewsListener | undefined;

  constructor(connections: RedisConnections) {
    super();
    this.out = connections.connect('news-out');
    this.in = connections.connect('news-in');
    this.in.on('smessage', (channel: string, news: string) => this.hear(channel, news));
    this.in.on('ready', () => this.listener?.onDoubt());
    this.doubts = setInterval(() => this.listener?.onDoubt(), DOUBT_MS).unref();
  }

  listen(listener: NewsListener): void {
    this.listener = listener;
  }

  async watch(gameId: string): Promise<void> {
    // One that is refused, such as without rights, is as one that does not come.
    const subscribed = this.in.ssubscribe(NEWS + gameId, THOUGHTS + gameId).catch(() => undefined);
    await resultWithin(SUBSCRIBED_WITHIN_MS, subscribed);
  }

  unwatch(gameId: string): void {
    // A connection that is gone has no subscriptions to end; the answer tells nothing.
    void this.in.sunsubscribe(NEWS + gameId, THOUGHTS + gameId).catch(() => undefined);
  }

  publish(change: NumberedChange): void {
    // Kept back, news would pile up while Redis is away; what was not heard is found by its numbers.
    if (this.out.status !== 'ready') return;
    void this.out.spublish(NEWS + change.game.id, newsOf(change)).catch(() => undefined);
  }

  publishThought(chunk: ThinkingChunk): void {
    const news = thoughtNewsOf(chunk, this.origin);
    if (this.out.status !== 'ready' || this.thoughtsUnderWay + news.length > THOUGHTS_UP_TO) return;
    this.thoughtsUnderWay += news.length;
    void this.out
      .spublish(THOUGHTS + chunk.session.id, news)
      .catch(() => undefined)
      .finally(() => (this.thoughtsUnderWay -= news.length));
  }

  onApplicationShutdown(): void {
    clearInterval(this.doubts);
  }

  private hear(channel: string, news: string): void {
    if (channel.startsWith(NEWS)) this.listener?.onNews(channel.slice(NEWS.length), news);
    else {
      const thought = thoughtFrom(news, this.origin);
      if (thought !== undefined) this.listener?.onThought(channel.slice(THOUGHTS.length), thought);
    }
  }
}
