import { Injectable } from '@nestjs/common';
import type { NumberedChange } from '../games/index.js';

/** Whoever wants the news of the games it watches. */
export interface NewsListener {
  /** `news` as they travel. */
  onNews(gameId: string, news: string): void;
  /** News may have been lost: what is watched should be looked at. */
  onDoubt(): void;
}

/**
 * Carries what happens in games between replicas, to those that have spectators for them. News may be lost, repeated or
 * overtake each other: whoever listens goes by the numbers. Nothing is sent to a replica for a game that it does not watch.
 */
export abstract class FanOut {
  abstract listen(listener: NewsListener): void;
  /** Resolves when news of the game are on their way here. */
  abstract watch(gameId: string): Promise<void>;
  abstract unwatch(gameId: string): void;
  /** Never throws: what cannot be sent is found by its numbers. */
  abstract publish(change: NumberedChange): void;
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
}
