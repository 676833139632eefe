import { Injectable } from '@nestjs/common';
import { isRefusal } from '#libs/protocol';
import { Log } from '#libs/service';
import { GameQueries, type Refusal } from '../../games/index.js';
import type { EncodedEvent } from '../../games/ports/index.js';
import { WatchedGame } from '../rooms/watched-game.js';
import { eventFrame } from '../transport/frames.js';

/** Events that are read at once to fill a gap: usually a few are missing. */
const GAP_PAGE = 100;

/** Reads games from the store for sequencers and spectators that have missed events. */
@Injectable()
export class GameReader {
  constructor(
    private readonly games: GameQueries,
    private readonly log: Log,
  ) {}

  async game(gameId: string): Promise<WatchedGame | Refusal> {
    const session = await this.games.find(gameId);
    return isRefusal(session) ? session : WatchedGame.of(session);
  }

  async find(gameId: string): Promise<WatchedGame | undefined> {
    const game = await this.game(gameId);
    return isRefusal(game) ? undefined : game;
  }

  async lastSeqs(gameIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.games.lastSeqs(gameIds);
  }

  async eventsAfter(gameId: string, seq: number, limit = GAP_PAGE): Promise<readonly EncodedEvent[]> {
    return this.games.eventsAfter(gameId, seq, limit);
  }

  /** The same as frames for spectators. */
  async framesAfter(gameId: string, seq: number, limit: number): Promise<Buffer[]> {
    const events = await this.eventsAfter(gameId, seq, limit);
    return events.map((event) => eventFrame(gameId, event));
  }

  failed(gameId: string | null, error: unknown): void {
    this.log.warn('a game could not be read', { err: error, ...(gameId !== null && { game_id: gameId }) });
  }
}
