import { Injectable } from '@nestjs/common';
import { Log } from '#libs/service';
import { OrchestratorConfig } from '../config.js';
import { changeFrom, FanOut } from '../fan-out/index.js';
import { EventBus, GameQueries, type GameSession, isRefusal, refuse, type Refusal } from '../games/index.js';
import { Audience, type PictureRoom, type SpectatorServer, type SpectatorSocket } from './audience.js';
import { GameFeed, type GameHistory } from './game-feed.js';

/** How many events are read at once for a spectator who catches up. */
const PAGE = 500;

interface Watched {
  readonly feed: GameFeed;
  readonly audience: Audience;
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
    private readonly fanOut: FanOut,
    private readonly config: OrchestratorConfig,
    private readonly log: Log,
  ) {}

  serve(server: SpectatorServer): void {
    this.server = server;
    this.bus.subscribe({
      onChange: (change) => this.watched.get(change.game.id)?.feed.offer(change),
      onThinking: (chunk) => this.watched.get(chunk.session.id)?.feed.think(chunk),
    });
    this.fanOut.listen({
      onNews: (gameId, news) => this.hear(gameId, news),
      onDoubt: () => this.lookAtAll(),
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
    const { feed, audience } = watched;
    try {
      if (afterSeq !== undefined && afterSeq > feed.seq) await feed.fill();
      if (afterSeq !== undefined && afterSeq > feed.seq) {
        return refuse(
          'seq_out_of_range',
          `after_seq must be from 0 to ${feed.seq}, the number of the game's last event.`,
        );
      }
      if (afterSeq !== undefined) await this.catchUp(socket, watched, afterSeq);
      // No await from here: between the last event caught up with and the first live one nothing may happen.
      audience.admit(socket, feed.game, deltas);
      return feed.game;
    } finally {
      watched.joining -= 1;
      this.forgetEmpty();
    }
  }

  /** Lets a socket that lost its pictures have them again; it has heard all events meanwhile. */
  readmit(socket: SpectatorSocket, { gameId, deltas }: PictureRoom): void {
    const watched = this.watched.get(gameId);
    watched?.audience.admit(socket, watched.feed.game, deltas);
  }

  leave(socket: SpectatorSocket, gameId: string): void {
    this.watched.get(gameId)?.audience.dismiss(socket);
  }

  /** Sends the events after `afterSeq` up to the feed's last, which may grow meanwhile. */
  private async catchUp(socket: SpectatorSocket, { feed, audience }: Watched, afterSeq: number): Promise<void> {
    audience.dismiss(socket);
    let seq = afterSeq;
    while (seq < feed.seq && socket.connected) {
      const page = await this.games.events(feed.game.id, seq, PAGE);
      if (isRefusal(page)) return;
      for (const event of page.events) {
        // What is written down but not yet told will come live.
        if (event.seq > feed.seq) break;
        audience.tellOne(socket, event);
        ({ seq } = event);
      }
    }
  }

  /** Counts one more spectator on his way in, at once: between finding the feed and that nobody may forget it. */
  private async open(gameId: string): Promise<Watched | Refusal> {
    const known = this.watched.get(gameId);
    if (known !== undefined) return expecting(known);
    // Listened to first, so that nothing happens unheard between the reading and the listening.
    await this.fanOut.watch(gameId);
    const session = await this.games.find(gameId);
    if (isRefusal(session)) {
      this.fanOut.unwatch(gameId);
      return session;
    }
    return expecting(this.watched.get(gameId) ?? this.begin(session));
  }

  private begin(session: GameSession): Watched {
    if (this.server === undefined) throw new Error('The gateway has not been started.');
    const audience = new Audience(this.server, session.id, this.config.stateEnvelope);
    const watched = { feed: new GameFeed(session, audience, this.history), audience, joining: 0 };
    this.watched.set(session.id, watched);
    return watched;
  }

  private get history(): GameHistory {
    return {
      find: async (gameId) => {
        const session = await this.games.find(gameId);
        return isRefusal(session) ? undefined : session;
      },
      eventsAfter: async (gameId, seq) => {
        const page = await this.games.events(gameId, seq, PAGE);
        return isRefusal(page) ? [] : page.events;
      },
      failed: (gameId, error) => this.log.warn('a game could not be read', { err: error, game_id: gameId }),
    };
  }

  private hear(gameId: string, news: string): void {
    const feed = this.watched.get(gameId)?.feed;
    const change = feed && changeFrom(news, feed.game);
    if (change !== undefined) feed?.offer(change);
  }

  private lookAtAll(): void {
    for (const [gameId, { feed }] of this.watched) {
      feed.fill().catch((error: unknown) => this.history.failed(gameId, error));
    }
  }

  private forgetEmpty(): void {
    for (const [gameId, { joining, audience, feed }] of this.watched) {
      if (joining > 0 || !audience.isEmpty) continue;
      feed.close();
      this.watched.delete(gameId);
      this.fanOut.unwatch(gameId);
    }
  }
}

function expecting(watched: Watched): Watched {
  watched.joining += 1;
  return watched;
}
