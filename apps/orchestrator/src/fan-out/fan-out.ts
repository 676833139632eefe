import { Injectable } from '@nestjs/common';
import type { NumberedChange, ThinkingChunk } from '../games/index.js';

/** A chunk of a seat's thinking, as it travels. */
export type ThinkingMessage = Pick<ThinkingChunk, 'seatId' | 'text'>;

/** Receives what other replicas publish about the games that this replica watches. */
export interface FanOutListener {
  /** A commit on another replica or on this one, as it travels: see `changeFrom`. */
  onCommit(gameId: string, message: string): void;
  /** A seat thinks aloud on another replica. */
  onThinking(gameId: string, chunk: ThinkingMessage): void;
  /** Messages may have been lost: the store knows what is missing. */
  onPossibleLoss(): void;
}

/**
 * Carries commits and thinking between replicas, to those that have spectators for the game. Commit messages may be lost,
 * repeated or out of order: listeners go by event numbers. A replica receives nothing about a game that it does not watch.
 * Thinking has no numbers: a lost chunk stays lost, and a replica does not receive its own.
 */
export abstract class FanOut {
  abstract listen(listener: FanOutListener): void;
  /** Resolves when messages about the game arrive here. */
  abstract watch(gameId: string): Promise<void>;
  abstract unwatch(gameId: string): void;
  /** Never throws: listeners find a commit that could not be sent by its event numbers. */
  abstract publish(change: NumberedChange): void;
  /** Never throws and never delays commits: chunks that come too fast are dropped. */
  abstract publishThinking(chunk: ThinkingChunk): void;
}

/** One process: there is no other replica, so nothing is sent and nothing arrives. */
@Injectable()
export class LocalFanOut extends FanOut {
  listen(): void {
    // No other replica.
  }

  async watch(): Promise<void> {
    // No other replica.
  }

  unwatch(): void {
    // No other replica.
  }

  publish(): void {
    // No other replica.
  }

  publishThinking(): void {
    // No other replica.
  }
}
