import { Injectable, Optional } from '@nestjs/common';
import { gameRoom, isRefusal, type JoinGame } from '#libs/protocol';
import { OrchestratorConfig } from '../../config.js';
import { refuse, type Refusal } from '../../games/index.js';
import { CatchUp } from '../catch-up/catch-up.js';
import { DeliveryMeter } from '../transport/delivery-meter.js';
import { ReadReceipts, RECEIPT_EVERY_BYTES } from '../transport/read-receipts.js';
import { SlowConsumers } from '../transport/slow-consumers.js';
import type { SpectatorSocket } from '../transport/spectator-server.js';
import type { StateView } from './game-room.js';
import { GameRooms, type OpenRoom } from './game-rooms.js';
import { type PendingJoin, PendingJoins } from './pending-joins.js';
import { RoomLimit } from './room-limit.js';
import type { WatchedGame } from './watched-game.js';

/**
 * A spectator with more unread bytes is taken out of the room, and comes back when no more are unread than go without a
 * receipt: less than that is not known to be unread.
 */
const MAX_UNREAD_LIVE_BYTES = 524_288;
const MAX_UNREAD_TO_RETURN_BYTES = RECEIPT_EVERY_BYTES;

/** What a client may choose in `join_game`. */
export type JoinView = Pick<JoinGame, 'deltas' | 'envelope'>;

/** Lets spectators join and leave games, and takes slow ones out until they have caught up. */
@Injectable()
export class GameJoins {
  private readonly pending = new PendingJoins();

  constructor(
    private readonly rooms: GameRooms,
    private readonly catchUp: CatchUp,
    private readonly receipts: ReadReceipts,
    private readonly slow: SlowConsumers,
    private readonly config: OrchestratorConfig,
    private readonly limit: RoomLimit,
    @Optional() private readonly meter?: DeliveryMeter,
  ) {}

  /**
   * Sends what the spectator has missed after `afterSeq`, and then everything live; answers the game as of the moment in
   * between. A spectator who leaves or joins again meanwhile is not put into the room by this call.
   */
  async join(
    socket: SpectatorSocket,
    gameId: string,
    afterSeq?: number,
    view: JoinView = {},
  ): Promise<WatchedGame | Refusal> {
    const tooMany = this.limit.refusal(socket, this.watchedBy(socket), gameId);
    if (tooMany !== undefined) return tooMany;
    const pending = this.pending.begin(socket, gameId);
    try {
      const open = await this.openRoom(gameId);
      if (isRefusal(open)) return open;
      const enter = this.enter(socket, open, pending, { afterSeq, view: this.chosen(view) });
      const entered = await enter.finally(() => this.rooms.release(open));
      if (!isRefusal(entered)) this.meter?.joined(afterSeq !== undefined);
      return entered;
    } finally {
      pending.end();
    }
  }

  /** The game's room, which stays open until {@link GameRooms.release}. */
  async openRoom(gameId: string): Promise<OpenRoom | Refusal> {
    return this.rooms.open(gameId, (...slow) => this.removeIfSlow(...slow));
  }

  leave(socket: SpectatorSocket, gameId: string): void {
    this.pending.cancel(socket, gameId);
    this.rooms.get(gameId)?.room.remove(socket);
  }

  private async enter(
    socket: SpectatorSocket,
    { sequencer, room }: OpenRoom,
    pending: PendingJoin,
    { afterSeq, view }: { readonly afterSeq: number | undefined; readonly view: StateView },
  ): Promise<WatchedGame | Refusal> {
    if (afterSeq !== undefined && afterSeq > sequencer.seq) await sequencer.fillGap();
    if (afterSeq !== undefined && afterSeq > sequencer.seq) {
      return refuse(
        'seq_out_of_range',
        `after_seq must be from 0 to ${sequencer.seq}, the number of the game's last event.`,
      );
    }
    if (afterSeq !== undefined) {
      room.remove(socket);
      await this.catchUp.run({ socket, pending, sequencer }, afterSeq);
    }
    // No await from here on: between the last missed event and the first live one nothing may happen.
    if (pending.isOpen) room.add(socket, sequencer.game, view);
    return sequencer.game;
  }

  private watchedBy(socket: SpectatorSocket): ReadonlySet<string> {
    return new Set([...gamesIn(socket.rooms), ...this.pending.gamesOf(socket)]);
  }

  private chosen({ deltas, envelope }: JoinView): StateView {
    return { deltas: deltas ?? false, isEnveloped: envelope ?? this.config.stateEnvelope };
  }

  private removeIfSlow(socket: SpectatorSocket, open: OpenRoom, seq: number, view: StateView): boolean {
    const gameId = open.sequencer.game.id;
    if (this.receipts.of(socket).unreadBytes <= MAX_UNREAD_LIVE_BYTES || this.pending.has(socket, gameId)) return false;
    this.rooms.keepOpen(open);
    open.room.remove(socket);
    void this.bringBack(socket, open, seq, view).finally(() => this.rooms.release(open));
    return true;
  }

  private async bringBack(
    socket: SpectatorSocket,
    { sequencer, room }: OpenRoom,
    seq: number,
    view: StateView,
  ): Promise<void> {
    const pending = this.pending.begin(socket, sequencer.game.id);
    const unfollow = this.slow.follow(socket, () => room.emittedBytes);
    try {
      await this.receipts.of(socket).untilUnread(MAX_UNREAD_TO_RETURN_BYTES);
      await this.catchUp.run({ socket, pending, sequencer }, seq);
      if (pending.isOpen) room.add(socket, sequencer.game, view);
    } catch (error) {
      this.catchUp.failed(sequencer.game.id, error);
      // The client connects again and catches up by number.
      socket.disconnect(true);
    } finally {
      unfollow();
      pending.end();
    }
  }
}

function gamesIn(rooms: ReadonlySet<string>): string[] {
  const prefix = gameRoom('');
  const own = [...rooms].filter((room) => room.startsWith(prefix) && !room.includes(':', prefix.length));
  return own.map((room) => room.slice(prefix.length));
}
