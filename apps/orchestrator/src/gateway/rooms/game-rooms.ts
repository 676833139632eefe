import { Injectable, type OnModuleInit, Optional } from '@nestjs/common';
import { gameRoom, isRefusal } from '#libs/protocol';
import { GameStream } from '../../stream/index.js';
import type { Refusal } from '../../games/index.js';
import type { ViewersHere } from '../../viewers/index.js';
import { GameReader } from '../catch-up/game-reader.js';
import { DeliveryMeter } from '../transport/delivery-meter.js';
import { FrameSender } from '../transport/frame-sender.js';
import { SpectatorServer, type SpectatorSocket } from '../transport/spectator-server.js';
import { EventSequencer } from './event-sequencer.js';
import { GameRoom, type StateView } from './game-room.js';
import type { WatchedGame } from './watched-game.js';

/** A game that has spectators on this process. */
export interface OpenRoom {
  readonly sequencer: EventSequencer;
  readonly room: GameRoom;
  /** Spectators who are joining: the room stays open for them. */
  joining: number;
}

/** Takes a slow spectator, who was sent all events up to `seq`, out of the room; false: the spectator is not slow. */
export type OnSlowSpectator = (socket: SpectatorSocket, open: OpenRoom, seq: number, view: StateView) => boolean;

/** The rooms of the games that have spectators on this process. A room closes when its last spectator is gone. */
@Injectable()
export class GameRooms implements ViewersHere, OnModuleInit {
  private readonly rooms = new Map<string, OpenRoom>();
  /** How many spectators are waiting for a game's room to be opened. */
  private readonly opening = new Map<string, number>();

  constructor(
    private readonly server: SpectatorServer,
    private readonly stream: GameStream,
    private readonly reader: GameReader,
    private readonly sender: FrameSender,
    @Optional() private readonly meter?: DeliveryMeter,
  ) {}

  onModuleInit(): void {
    const prefix = gameRoom('');
    this.server.of('/').adapter.on('delete-room', (room: string) => this.closeIfEmpty(room.slice(prefix.length)));
  }

  /** The game's room, if it is open. */
  get(gameId: string): OpenRoom | undefined {
    return this.rooms.get(gameId);
  }

  all(): Iterable<[gameId: string, open: OpenRoom]> {
    return this.rooms;
  }

  /** Opens the room unless it is open, and keeps it open for a spectator who is joining, until {@link release} is called. */
  async open(gameId: string, onSlow: OnSlowSpectator): Promise<OpenRoom | Refusal> {
    // Counted at once: between finding a room and counting, nothing may close it.
    const known = this.rooms.get(gameId);
    if (known !== undefined) return this.keepOpen(known);
    this.opening.set(gameId, (this.opening.get(gameId) ?? 0) + 1);
    try {
      // Subscribed first, so that no event is missed between reading and subscribing.
      await this.stream.watch(gameId);
      const game = await this.reader.game(gameId);
      return isRefusal(game) ? game : this.keepOpen(this.rooms.get(gameId) ?? this.create(game, onSlow));
    } finally {
      this.opened(gameId);
    }
  }

  /** Keeps the room open for one more spectator who is joining, until {@link release} is called. */
  keepOpen(open: OpenRoom): OpenRoom {
    open.joining += 1;
    return open;
  }

  /** A spectator who was joining is in the room, or will not be. */
  release(open: OpenRoom): void {
    open.joining -= 1;
    this.closeIfEmpty(open.sequencer.game.id);
  }

  watchedGames(): Iterable<string> {
    return this.rooms.keys();
  }

  /** Those who are joining are counted too. */
  viewersOf(gameId: string): number {
    const open = this.rooms.get(gameId);
    return open === undefined ? 0 : open.room.size + open.joining;
  }

  private create(game: WatchedGame, onSlow: OnSlowSpectator): OpenRoom {
    const room: GameRoom = new GameRoom(
      { server: this.server, sender: this.sender, meter: this.meter },
      game.id,
      (socket, seq, view) => onSlow(socket, open, seq, view),
    );
    const open = { sequencer: new EventSequencer(game, room, this.reader), room, joining: 0 };
    this.rooms.set(game.id, open);
    return open;
  }

  private closeIfEmpty(gameId: string): void {
    const open = this.rooms.get(gameId);
    if (open === undefined || open.joining > 0 || open.room.size > 0) return;
    open.sequencer.close();
    this.rooms.delete(gameId);
    this.unwatchUnused(gameId);
  }

  private opened(gameId: string): void {
    const left = (this.opening.get(gameId) ?? 0) - 1;
    if (left > 0) this.opening.set(gameId, left);
    else this.opening.delete(gameId);
    this.unwatchUnused(gameId);
  }

  /** Not while somebody reads the game to open its room: they have subscribed to it already. */
  private unwatchUnused(gameId: string): void {
    if (!this.rooms.has(gameId) && !this.opening.has(gameId)) this.stream.unwatch(gameId);
  }
}
