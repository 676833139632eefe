import type { NumberedEvent } from '#libs/protocol';
import type { Log } from '#libs/service';
import { type GameQueries, type GameSession, isRefusal } from '../../games/index.js';
import { eventFrame } from '../transport/frames.js';
import type { GameHistory } from '../rooms/event-sequencer.js';

/** So many events are read at once where news of them were lost. */
const LOST_PAGE = 100;

/** Games as they are written down, for feeds that have missed something and for spectators who have. */
export class GameReader implements GameHistory {
  constructor(
    private readonly games: GameQueries,
    private readonly log: Log,
  ) {}

  async find(gameId: string): Promise<GameSession | undefined> {
    const session = await this.games.find(gameId);
    return isRefusal(session) ? undefined : session;
  }

  async eventsAfter(gameId: string, seq: number, limit = LOST_PAGE): Promise<readonly NumberedEvent[]> {
    const page = await this.games.events(gameId, seq, limit);
    return isRefusal(page) ? [] : page.events;
  }

  /** As they go to spectators. */
  async framesAfter(gameId: string, seq: number, limit: number): Promise<Buffer[]> {
    const events = await this.eventsAfter(gameId, seq, limit);
    return events.map((event) => eventFrame(gameId, event));
  }

  failed(gameId: string, error: unknown): void {
    this.log.warn('a game could not be read', { err: error, game_id: gameId });
  }
}
