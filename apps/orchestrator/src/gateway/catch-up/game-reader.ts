import { Injectable } from '@nestjs/common';
import { isRefusal, type NumberedEvent } from '#libs/protocol';
import { Log } from '#libs/service';
import { GameQueries, type GameSession, type Refusal } from '../../games/index.js';
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

  async session(gameId: string): Promise<GameSession | Refusal> {
    return this.games.find(gameId);
  }

  async find(gameId: string): Promise<GameSession | undefined> {
    const session = await this.games.find(gameId);
    return isRefusal(session) ? undefined : session;
  }

  async eventsAfter(gameId: string, seq: number, limit = GAP_PAGE): Promise<readonly NumberedEvent[]> {
    const page = await this.games.events(gameId, seq, limit);
    return isRefusal(page) ? [] : page.events;
  }

  /** The same as frames for spectators. */
  async framesAfter(gameId: string, seq: number, limit: number): Promise<Buffer[]> {
    const events = await this.eventsAfter(gameId, seq, limit);
    return events.map((event) => eventFrame(gameId, event));
  }

  failed(gameId: string, error: unknown): void {
    this.log.warn('a game could not be read', { err: error, game_id: gameId });
  }
}
