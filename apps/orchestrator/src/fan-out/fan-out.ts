import { Injectable } from '@nestjs/common';
import type { NumberedChange, ThinkingChunk } from '../games/index.js';

/** A piece of a seat's thinking, as it travels. */
export type ThinkingMessage = Pick<ThinkingChunk, 'seatId' | 'text'>;

/** Whoever wants the news of the games it watches. */
export interface FanOutListener {
  /** `news` as they travel. */
  onCommit(gameId: string, news: string): void;
  /** Somebody thinks aloud on another replica. */
  onThinking(gameId: string, thought: ThinkingMessage): void;
  /** News may have been lost: what is watched should be looked at. */
  onPossibleLoss(): void;
}

/**
 * Carries what happens in games between replicas, to those that have spectators for them. News may be lost, repeated or
 * overtake each other: whoever listens goes by the numbers. Nothing is sent to a replica for a game that it does not watch.
 * Thoughts have no numbers: one that is lost stays lost, and none comes back to where it was published.
 */
export abstract class FanOut {
  abstract listen(listener: FanOutListener): void;
  /** Resolves when news of the game are on their way here. */
  abstract watch(gameId: string): Promise<void>;
  abstract unwatch(gameId: string): void;
  /** Never throws: what cannot be sent is found by its numbers. */
  abstract publish(change: NumberedChange): void;
  /** Never throws, and never keeps changes waiting: thoughts that come too fast are dropped. */
  abstract publishThinking(chunk: ThinkingChunk): void;
}

/** One process: everything happens here. */
@Injectable()
export class LocalFanOut extends FanOut {
  listen(): void {
    // Nothing comes from elsewhere.
  }

  async watch(): Promise<void> {
    // What happens here is heard without being sent.
  }

  unwatch(): void {
    // As above.
  }

  publish(): void {
    // Nobody else listens.
  }

  publishThinking(): void {
    // As above.
  }
}
