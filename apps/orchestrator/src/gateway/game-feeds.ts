import { Injectable } from '@nestjs/common';
import { OrchestratorConfig } from '../config.js';
import { EventBus, GameQueries, type GameSession, isRefusal, type Refusal } from '../games/index.js';
import { GameFeed, roomsOf, type SpectatorServer, type SpectatorSocket } from './game-feed.js';

/** How many events are read at once for a spectator who catches up. */
const PAGE = 500;

interface Watched {
  readonly feed: GameFeed;
  /** Spectators on their way in. */
  joining: number;
}

/** The feeds of the games that have spectators here, and the way into them. */
@Injectable()
export class GameFeeds {
  private readonly watched = new Map<string, Watched>();
  private server: SpectatorServer | undefined;

  constructor(
    private readonly bus: EventBus,
    private readonly games: GameQueries,
    private readonly config: OrchestratorConfig,
  ) {}

  serve(server: SpectatorServer): void {
    this.server = server;
    this.bus.subscribe({
      onChange: (change) => this.watched.get(change.game.id)?.feed.forward(change),
      onThinking: (chunk) => this.watched.get(chunk.session.id)?.feed.think(chunk),
    });
    server.of('/').adapter.on('delete-room', () => this.forgetEmpty());
  }

  /** Brings a spectator up to date, and from then on live; answers the game as it is at that moment. */
  async join(
    socket: SpectatorSocket,
    gameId: string,
    afterSeq: number | undefined,
    deltas: boolean,
  ): Promise<GameSession | Refusal> {
    const watched = await this.open(gameId);
    if (isRefusal(watched)) return watched;
    const { feed } = watched;
    watched.joining += 1;
    try {
      if (afterSeq !== undefined && afterSeq > feed.seq) {
        return {
          refused: 'seq_out_of_range',
          detail: `after_seq must be from 0 to ${feed.seq}, the number of the game's last event.`,
        };
      }
      if (afterSeq !== undefined) await this.catchUp(socket, feed, afterSeq);
      // No await from here: between the last event caught up with and the first live one nothing may happen.
      feed.admit(socket, deltas);
      return feed.game;
    } finally {
      watched.joining -= 1;
      this.forgetEmpty();
    }
  }

  leave(socket: SpectatorSocket, gameId: string): void {
    for (const room of roomsOf(gameId)) void socket.leave(room);
  }

  /** Sends the events after `afterSeq` up to the feed's last, which may grow meanwhile. */
  private async catchUp(socket: SpectatorSocket, feed: GameFeed, afterSeq: number): Promise<void> {
    const gameId = feed.game.id;
    this.leave(socket, gameId);
    let seq = afterSeq;
    while (seq < feed.seq && socket.connected) {
      const page = await this.games.events(gameId, seq, PAGE);
      if (isRefusal(page)) return;
      for (const event of page.events) {
        // What is written down but not yet told will come live.
        if (event.seq > feed.seq) break;
        feed.catchUp(socket, event);
        ({ seq } = event);
      }
    }
  }

  private async open(gameId: string): Promise<Watched | Refusal> {
    const session = await this.games.find(gameId);
    if (isRefusal(session)) return session;
    const known = this.watched.get(gameId);
    if (known !== undefined) return known;
    if (this.server === undefined) throw new Error('The gateway has not been started.');
    const watched = { feed: new GameFeed(this.server, session, this.config.stateEnvelope), joining: 0 };
    this.watched.set(gameId, watched);
    return watched;
  }

  private forgetEmpty(): void {
    const rooms = this.server?.of('/').adapter.rooms;
    for (const [gameId, { joining }] of this.watched) {
      if (joining === 0 && !roomsOf(gameId).some((room) => rooms?.has(room))) this.watched.delete(gameId);
    }
  }
}
