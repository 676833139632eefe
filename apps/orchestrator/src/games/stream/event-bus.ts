import { Injectable } from '@nestjs/common';
import { Log } from '#libs/service';
import type { GameSession } from '../domain/session.js';
import type { PublishedChange } from './published-change.js';

/** A piece of a seat's thinking: shown as it comes, without a number and not kept. */
export interface ThinkingChunk {
  readonly session: GameSession;
  readonly seatId: string;
  readonly text: string;
}

/** Listens to what happens in the games of this process. */
export interface GameListener {
  /** One commit's events, in order, with the snapshot it made. Called only after they were written down. */
  onChange?(change: PublishedChange): void;
  onThinking?(chunk: ThinkingChunk): void;
}

/** The one stream of everything that happens. A listener that throws harms neither the game nor another listener. */
@Injectable()
export class EventBus {
  private readonly listeners = new Set<GameListener>();

  constructor(private readonly log: Log) {}

  /** Returns what ends the subscription. */
  subscribe(listener: GameListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  publish(change: PublishedChange): void {
    for (const listener of this.listeners) this.emit(change.game.id, () => listener.onChange?.(change));
  }

  think(chunk: ThinkingChunk): void {
    for (const listener of this.listeners) this.emit(chunk.session.id, () => listener.onThinking?.(chunk));
  }

  private emit(gameId: string, call: () => void): void {
    try {
      call();
    } catch (error) {
      this.log.error('an event listener failed', { err: error, game_id: gameId });
    }
  }
}
