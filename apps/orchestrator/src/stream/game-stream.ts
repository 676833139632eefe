import { Injectable } from '@nestjs/common';
import type { GameCommit } from '../games/index.js';

/** A piece of a seat's thinking, as it travels. */
export interface ThinkingPiece {
  readonly playerId: string;
  readonly playerName: string;
  readonly text: string;
}

/** Receives what happens in the games that this replica watches, wherever they run. */
export interface StreamListener {
  onCommit(commit: GameCommit): void;
  onThinking(gameId: string, piece: ThinkingPiece): void;
  /** Messages may have been lost: the store knows what is missing. */
  onPossibleLoss(): void;
}

/**
 * Carries commits and thinking from the replica that runs a game to those that have spectators for it, itself included.
 * Commits of other replicas may be lost, repeated or out of order: listeners go by event numbers. A replica receives
 * nothing about a game that it does not watch, and what it published itself once, at once. Thinking has no numbers: a
 * lost piece stays lost.
 */
export abstract class GameStream {
  abstract listen(listener: StreamListener): void;
  /** Resolves when messages about the game arrive here. */
  abstract watch(gameId: string): Promise<void>;
  abstract unwatch(gameId: string): void;
  /** Never throws: listeners find a commit that could not be sent by its event numbers. */
  abstract publish(commit: GameCommit): void;
  /** Never throws and never delays commits: pieces that come too fast are dropped. */
  abstract think(gameId: string, piece: ThinkingPiece): void;
}

/** One process: all spectators of a game are here. */
@Injectable()
export class LocalGameStream extends GameStream {
  private readonly watched = new Set<string>();
  private listener: StreamListener | undefined;

  listen(listener: StreamListener): void {
    this.listener = listener;
  }

  async watch(gameId: string): Promise<void> {
    this.watched.add(gameId);
  }

  unwatch(gameId: string): void {
    this.watched.delete(gameId);
  }

  publish(commit: GameCommit): void {
    if (this.watched.has(commit.gameId)) this.listener?.onCommit(commit);
  }

  think(gameId: string, piece: ThinkingPiece): void {
    if (this.watched.has(gameId)) this.listener?.onThinking(gameId, piece);
  }
}
