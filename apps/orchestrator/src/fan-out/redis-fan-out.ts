import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { NumberedChange, ThinkingChunk } from '../games/index.js';
import { resultWithin, type RedisConnections } from '../redis/index.js';
import { FanOut, type FanOutListener } from './fan-out.js';
import { commitMessageOf, thinkingFrom, thinkingMessageOf } from './messages.js';

/** How long a spectator's way in waits for the subscription, in milliseconds: without it, the looks below find the news. */
const SUBSCRIBED_WITHIN_MS = 1_000;

/** How often what is watched is looked at although nothing points to a loss, in milliseconds. */
const POSSIBLE_LOSS_INTERVAL_MS = 2_000;

/** Thoughts that Redis has not taken yet, in characters: more of them would keep changes waiting behind them. */
const MAX_UNSENT_THINKING_CHARS = 262_144;

const COMMIT_CHANNEL = 'orchestrator:game:';
const THINKING_CHANNEL = 'orchestrator:thoughts:';

/** Many replicas: sharded Redis channels for each game, which a replica subscribes to while it has spectators for it. */
export class RedisFanOut extends FanOut {
  private readonly out: Redis;
  private readonly in: Redis;
  private readonly doubts: NodeJS.Timeout;
  /** Tells this replica's own thoughts, which it has heard without Redis. */
  private readonly origin = randomUUID();
  private unsentThinkingChars = 0;
  private listener: FanOutListener | undefined;

  constructor(connections: RedisConnections) {
    super();
    this.out = connections.connect('news-out');
    this.in = connections.connect('news-in');
    this.in.on('smessage', (channel: string, news: string) => this.hear(channel, news));
    this.in.on('ready', () => this.listener?.onPossibleLoss());
    this.doubts = setInterval(() => this.listener?.onPossibleLoss(), POSSIBLE_LOSS_INTERVAL_MS).unref();
  }

  listen(listener: FanOutListener): void {
    this.listener = listener;
  }

  async watch(gameId: string): Promise<void> {
    // One that is refused, such as without rights, is as one that does not come.
    const subscribed = this.in.ssubscribe(COMMIT_CHANNEL + gameId, THINKING_CHANNEL + gameId).catch(() => undefined);
    await resultWithin(SUBSCRIBED_WITHIN_MS, subscribed);
  }

  unwatch(gameId: string): void {
    // A connection that is gone has no subscriptions to end; the answer tells nothing.
    void this.in.sunsubscribe(COMMIT_CHANNEL + gameId, THINKING_CHANNEL + gameId).catch(() => undefined);
  }

  publish(change: NumberedChange): void {
    // Kept back, news would pile up while Redis is away; what was not heard is found by its numbers.
    if (this.out.status !== 'ready') return;
    void this.out.spublish(COMMIT_CHANNEL + change.game.id, commitMessageOf(change)).catch(() => undefined);
  }

  publishThinking(chunk: ThinkingChunk): void {
    const news = thinkingMessageOf(chunk, this.origin);
    if (this.out.status !== 'ready' || this.unsentThinkingChars + news.length > MAX_UNSENT_THINKING_CHARS) return;
    this.unsentThinkingChars += news.length;
    void this.out
      .spublish(THINKING_CHANNEL + chunk.session.id, news)
      .catch(() => undefined)
      .finally(() => (this.unsentThinkingChars -= news.length));
  }

  onApplicationShutdown(): void {
    clearInterval(this.doubts);
  }

  private hear(channel: string, news: string): void {
    if (channel.startsWith(COMMIT_CHANNEL)) this.listener?.onCommit(channel.slice(COMMIT_CHANNEL.length), news);
    else {
      const thought = thinkingFrom(news, this.origin);
      if (thought !== undefined) this.listener?.onThinking(channel.slice(THINKING_CHANNEL.length), thought);
    }
  }
}
