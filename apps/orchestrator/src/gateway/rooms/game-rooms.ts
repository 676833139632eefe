import { Injectable } from '@nestjs/common';
import { gameRoom, type JoinGame } from '#libs/protocol';
import { Log } from '#libs/service';
import { OrchestratorConfig } from '../../config.js';
import { changeFrom, FanOut } from '../../fan-out/index.js';
import { EventBus, GameQueries, type GameSession, isRefusal, refuse, type Refusal } from '../../games/index.js';
import type { ViewersHere } from '../../viewers/index.js';
import { GameRoom, type StateView } from './game-room.js';
import { CatchUp } from '../catch-up/catch-up.js';
import { type PendingJoin, PendingJoins } from './pending-joins.js';
import { EventSequencer } from './event-sequencer.js';
import { RECEIPT_EVERY_BYTES, ReadReceipts } from '../transport/read-receipts.js';
import type { SlowConsumers } from '../transport/slow-consumers.js';
import type { SpectatorServer, SpectatorSocket } from '../transport/spectator-server.js';
import { GameReader } from '../catch-up/game-reader.js';

/** More than so many bytes sent and not read: no longer told live, until all but so few are read as are not asked after. */
const LIVE_UP_TO = 524_288;
const LIVE_AGAIN = RECEIPT_EVERY_BYTES;

/** So many games may be watched through one connection. */
const MAX_GAMES = 256;

/** What a client may ask for when it joins. */
export type JoinView = Pick<JoinGame, 'deltas' | 'envelope'>;

interface Watched {
  readonly feed: EventSequencer;
  readonly audience: GameRoom;
  /** Spectators on their way in. */
  joining: number;
}

/** The feeds of the games that have spectators here, and the way into them. */
@Injectable()
export class GameRooms implements ViewersHere {
  private readonly watched = new Map<string, Watched>();
  private readonly pendingJoins = new PendingJoins();
  private readonly stored: GameReader;
  private readonly catchUp: CatchUp;
  private server: SpectatorServer | undefined;
  private slow: SlowConsumers | undefined;

  constructor(
    private readonly bus: EventBus,
    private readonly games: GameQueries,
    private readonly fanOut: FanOut,
    private readonly config: OrchestratorConfig,
    log: Log,
  ) {
    this.stored = new GameReader(games, log);
    this.catchUp = new CatchUp(async (...asked) => this.stored.framesAfter(...asked));
  }

  serve(server: SpectatorServer, slow: SlowConsumers): void {
    this.server = server;
    this.slow = slow;
    this.bus.subscribe({
      onChange: (change) => this.watched.get(change.game.id)?.feed.offer(change),
      onThinking: (chunk) => this.watched.get(chunk.session.id)?.feed.think(chunk),
    });
    this.fanOut.listen({
      onCommit: (gameId, news) => this.hear(gameId, news),
      onThinking: (gameId, thought) => this.watched.get(gameId)?.feed.think(thought),
      onPossibleLoss: () => this.lookAtAll(),
    });
    server.of('/').adapter.on('delete-room', (room: string) => this.forgetIfEmpty(room.slice(gameRoom('').length)));
  }

  /**
   * Brings a spectator up to date, and from then on live; answers the game as it is at that moment. Who leaves or asks
   * again on his way in is not let in by this.
   */
  async join(
    socket: SpectatorSocket,
    gameId: string,
    afterSeq?: number,
    view: JoinView = {},
  ): Promise<GameSession | Refusal> {
    if (this.watchesTooMany(socket, gameId)) {
      return refuse('too_many_requests', `One connection may watch ${MAX_GAMES} games: leave one first.`);
    }
    const pendingJoin = this.pendingJoins.begin(socket, gameId);
    try {
      const watched = await this.open(gameId);
      if (isRefusal(watched)) return watched;
      return await this.enter(socket, watched, pendingJoin, { afterSeq, view: this.viewAsked(view) }).finally(() => {
        watched.joining -= 1;
        this.forgetIfEmpty(gameId);
      });
    } finally {
      pendingJoin.end();
    }
  }

  leave(socket: SpectatorSocket, gameId: string): void {
    this.pendingJoins.cancel(socket, gameId);
    this.watched.get(gameId)?.audience.dismiss(socket);
  }

  private async enter(
    socket: SpectatorSocket,
    { feed, audience }: Watched,
    pendingJoin: PendingJoin,
    { afterSeq, view }: { readonly afterSeq: number | undefined; readonly view: StateView },
  ): Promise<GameSession | Refusal> {
    if (afterSeq !== undefined && afterSeq > feed.seq) await feed.fill();
    if (afterSeq !== undefined && afterSeq > feed.seq) {
      return refuse(
        'seq_out_of_range',
        `after_seq must be from 0 to ${feed.seq}, the number of the game's last event.`,
      );
    }
    if (afterSeq !== undefined) {
      audience.dismiss(socket);
      await this.catchUp.bring({ socket, pendingJoin, feed }, afterSeq);
    }
    // No await from here: between the last event caught up with and the first live one nothing may happen.
    if (pendingJoin.isOpen) audience.admit(socket, feed.game, view);
    return feed.game;
  }

  private watchesTooMany(socket: SpectatorSocket, gameId: string): boolean {
    const games = new Set([...gamesIn(socket.rooms), ...this.pendingJoins.gamesOf(socket)]);
    return games.size >= MAX_GAMES && !games.has(gameId);
  }

  private viewAsked({ deltas, envelope }: JoinView): StateView {
    return { deltas: deltas ?? false, isEnveloped: envelope ?? this.config.stateEnvelope };
  }

  watchedGames(): Iterable<string> {
    return this.watched.keys();
  }

  /** Those on their way in among them. */
  viewersOf(gameId: string): number {
    const watched = this.watched.get(gameId);
    return watched === undefined ? 0 : watched.audience.size + watched.joining;
  }

  /** True: he has not read enough of what he was sent, and is told what follows `seq` as he reads. */
  private leaveBehind(socket: SpectatorSocket, watched: Watched, seq: number, view: StateView): boolean {
    const { feed, audience } = watched;
    if (ReadReceipts.of(socket).unread <= LIVE_UP_TO || this.pendingJoins.has(socket, feed.game.id)) return false;
    expecting(watched);
    audience.dismiss(socket);
    void this.bringBack(socket, watched, seq, view).finally(() => {
      watched.joining -= 1;
      this.forgetIfEmpty(feed.game.id);
    });
    return true;
  }

  private async bringBack(
    socket: SpectatorSocket,
    { feed, audience }: Watched,
    seq: number,
    view: StateView,
  ): Promise<void> {
    const pendingJoin = this.pendingJoins.begin(socket, feed.game.id);
    const forget = this.slow?.follow(socket, () => audience.told);
    try {
      await ReadReceipts.of(socket).untilUnread(LIVE_AGAIN);
      await this.catchUp.bring({ socket, pendingJoin, feed }, seq);
      if (pendingJoin.isOpen) audience.admit(socket, feed.game, view);
    } catch (error) {
      this.stored.failed(feed.game.id, error);
      // He comes back by number.
      socket.disconnect(true);
    } finally {
      forget?.();
      pendingJoin.end();
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
    const audience: GameRoom = new GameRoom(this.server, session.id, (socket, seq, view) =>
      this.leaveBehind(socket, watched, seq, view),
    );
    const watched = { feed: new EventSequencer(session, audience, this.stored), audience, joining: 0 };
    this.watched.set(session.id, watched);
    return watched;
  }

  private hear(gameId: string, news: string): void {
    const feed = this.watched.get(gameId)?.feed;
    const change = feed && changeFrom(news, feed.game);
    if (change !== undefined) feed?.offer(change);
  }

  private lookAtAll(): void {
    for (const [gameId, { feed }] of this.watched) {
      feed.fill().catch((error: unknown) => this.stored.failed(gameId, error));
    }
  }

  private forgetIfEmpty(gameId: string): void {
    const watched = this.watched.get(gameId);
    if (watched === undefined || watched.joining > 0 || watched.audience.size > 0) return;
    watched.feed.close();
    this.watched.delete(gameId);
    this.fanOut.unwatch(gameId);
  }
}

function expecting(watched: Watched): Watched {
  watched.joining += 1;
  return watched;
}

function gamesIn(rooms: ReadonlySet<string>): string[] {
  const prefix = gameRoom('');
  const own = [...rooms].filter((room) => room.startsWith(prefix) && !room.includes(':', prefix.length));
  return own.map((room) => room.slice(prefix.length));
}
