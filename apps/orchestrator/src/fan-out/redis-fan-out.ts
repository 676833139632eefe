import { Interval } from '@nestjs/schedule';
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { NumberedChange, ThinkingChunk } from '../games/index.js';
import { resultWithin, type RedisConnections } from '../redis/index.js';
import { FanOut, type FanOutListener } from './fan-out.js';
import { commitMessageOf, thinkingFrom, thinkingMessageOf } from './messages.js';

/** How long a joining spectator waits for the subscription: without it, the check below finds what is missing. */
const SUBSCRIBE_TIMEOUT_MS = 1_000;

/** How often watched games are compared with the store, also without a sign of a loss: the longest that one goes unnoticed. */
const POSSIBLE_LOSS_INTERVAL_MS = 2_000;

/** Of thinking that Redis has not taken yet: more of it would delay the commits behind it. */
const MAX_PENDING_THINKING_CHARS = 262_144;

const COMMIT_CHANNEL = 'orchestrator:game:';
const THINKING_CHANNEL = 'orchestrator:thoughts:';

/** Many replicas: sharded Redis channels for each game, which a replica subscribes to while it has spectators for it. */
export class RedisFanOut extends FanOut {
  private readonly out: Redis;
  private readonly in: Redis;
  /** Marks this replica's own thinking, which its spectators get without Redis. */
  private readonly origin = randomUUID();
  private pendingThinkingChars = 0;
  private listener: FanOutListener | undefined;

  constructor(connections: RedisConnections) {
    super();
    this.out = connections.connect('commits-out');
    this.in = connections.connect('commits-in');
    this.in.on('smessage', (channel: string, message: string) => this.receive(channel, message));
    this.in.on('ready', () => this.listener?.onPossibleLoss());
  }

  listen(listener: FanOutListener): void {
    this.listener = listener;
  }

  async watch(gameId: string): Promise<void> {
    // A subscription that Redis refuses is handled like one that never arrives.
    const subscribed = this.in.ssubscribe(COMMIT_CHANNEL + gameId, THINKING_CHANNEL + gameId).catch(() => undefined);
    await resultWithin(SUBSCRIBE_TIMEOUT_MS, subscribed);
  }

  unwatch(gameId: string): void {
    // A connection that is gone has no subscriptions to end.
    void this.in.sunsubscribe(COMMIT_CHANNEL + gameId, THINKING_CHANNEL + gameId).catch(() => undefined);
  }

  publish(change: NumberedChange): void {
    // Commands that wait for Redis would pile up; a listener finds a missing commit by its event numbers.
    if (this.out.status !== 'ready') return;
    void this.out.spublish(COMMIT_CHANNEL + change.game.id, commitMessageOf(change)).catch(() => undefined);
  }

  publishThinking(chunk: ThinkingChunk): void {
    const message = thinkingMessageOf(chunk, this.origin);
    if (this.out.status !== 'ready' || this.pendingThinkingChars + message.length > MAX_PENDING_THINKING_CHARS) return;
    this.pendingThinkingChars += message.length;
    void this.out
      .spublish(THINKING_CHANNEL + chunk.session.id, message)
      .catch(() => undefined)
      .finally(() => (this.pendingThinkingChars -= message.length));
  }

  @Interval(POSSIBLE_LOSS_INTERVAL_MS)
  checkForLoss(): void {
    this.listener?.onPossibleLoss();
  }

  private receive(channel: string, message: string): void {
    if (channel.startsWith(COMMIT_CHANNEL)) this.listener?.onCommit(channel.slice(COMMIT_CHANNEL.length), message);
    else {
      const chunk = thinkingFrom(message, this.origin);
      if (chunk !== undefined) this.listener?.onThinking(channel.slice(THINKING_CHANNEL.length), chunk);
    }
  }
}
