import { Interval } from '@nestjs/schedule';
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { GameCommit } from '../games/index.js';
import { resultWithin } from '#libs/service';
import type { RedisConnections } from '../redis/index.js';
import type { Tracer } from '#libs/tracing';
import { GameStream, LocalGameStream, type StreamListener, type ThinkingPiece } from './game-stream.js';
import { commitFrom, commitMessageOf, thinkingFrom, thinkingMessageOf } from './messages.js';

/** How long a joining spectator waits for the subscription: without it, the check below finds what is missing. */
const SUBSCRIBE_TIMEOUT_MS = 1_000;

/** How often watched games are compared with the store, also without a sign of a loss: the longest that one goes unnoticed. */
const POSSIBLE_LOSS_INTERVAL_MS = 2_000;

/** Of thinking that Redis has not taken yet: more of it would delay the commits behind it. */
const MAX_PENDING_THINKING_CHARS = 262_144;

/** Not those of version 0.1, whose messages are others: replicas of both read from the store what they miss. */
const COMMIT_CHANNEL = 'orchestrator:commits:';
const THINKING_CHANNEL = 'orchestrator:thinking:';

/**
 * Many replicas: sharded Redis channels for each game, which a replica subscribes to while it has spectators for it. What
 * a replica publishes reaches its own spectators without Redis.
 */
export class RedisGameStream extends GameStream {
  private readonly here = new LocalGameStream();
  private readonly out: Redis;
  private readonly in: Redis;
  /** Begins this replica's own messages, which Redis sends back to it. */
  private readonly origin = randomUUID();
  private pendingThinkingChars = 0;
  private listener: StreamListener | undefined;

  constructor(
    connections: RedisConnections,
    private readonly tracer?: Tracer,
  ) {
    super();
    this.out = connections.connect('commits-out');
    this.in = connections.connect('commits-in');
    this.in.on('smessage', (channel: string, message: string) => this.receive(channel, message));
    this.in.on('ready', () => this.listener?.onPossibleLoss());
  }

  listen(listener: StreamListener): void {
    this.listener = listener;
    this.here.listen(listener);
  }

  async watch(gameId: string): Promise<void> {
    await this.here.watch(gameId);
    // A subscription that Redis refuses is handled like one that never arrives.
    const subscribed = this.in.ssubscribe(COMMIT_CHANNEL + gameId, THINKING_CHANNEL + gameId).catch(() => undefined);
    await resultWithin(SUBSCRIBE_TIMEOUT_MS, subscribed);
  }

  unwatch(gameId: string): void {
    this.here.unwatch(gameId);
    // A connection that is gone has no subscriptions to end.
    void this.in.sunsubscribe(COMMIT_CHANNEL + gameId, THINKING_CHANNEL + gameId).catch(() => undefined);
  }

  publish(commit: GameCommit): void {
    this.here.publish(commit);
    // Commands that wait for Redis would pile up; a listener finds a missing commit by its event numbers.
    if (this.out.status !== 'ready') return;
    const message = commitMessageOf(commit, this.origin);
    void this.out.spublish(COMMIT_CHANNEL + commit.gameId, message).catch(() => undefined);
  }

  think(gameId: string, piece: ThinkingPiece): void {
    this.here.think(gameId, piece);
    const message = thinkingMessageOf(piece, this.origin);
    if (this.out.status !== 'ready' || this.pendingThinkingChars + message.length > MAX_PENDING_THINKING_CHARS) return;
    this.pendingThinkingChars += message.length;
    void this.out
      .spublish(THINKING_CHANNEL + gameId, message)
      .catch(() => undefined)
      .finally(() => (this.pendingThinkingChars -= message.length));
  }

  @Interval(POSSIBLE_LOSS_INTERVAL_MS)
  checkForLoss(): void {
    this.listener?.onPossibleLoss();
  }

  /** Of what is traced on the replica that runs the game, a span here belongs to that. */
  private deliver(commit: GameCommit): void {
    const { gameId, trace } = commit;
    const span =
      trace === undefined
        ? undefined
        : this.tracer?.begin({
            name: 'game.deliver',
            kind: 'consumer',
            attributes: { 'game.id': gameId },
            parent: { traceparent: trace },
          });
    this.listener?.onCommit(commit);
    span?.end();
  }

  private receive(channel: string, message: string): void {
    if (channel.startsWith(COMMIT_CHANNEL)) {
      const commit = commitFrom(message, this.origin);
      if (commit !== undefined) this.deliver(commit);
      return;
    }
    const piece = thinkingFrom(message, this.origin);
    if (piece !== undefined) this.listener?.onThinking(channel.slice(THINKING_CHANNEL.length), piece);
  }
}
