import { Injectable, Optional } from '@nestjs/common';
import { LimitMeter, LimitSettings, Senders } from '../../access/index.js';
import { type Refusal, tooMany } from '../../games/index.js';
import type { SpectatorSocket } from '../transport/spectator-server.js';

/** How many games one socket watches. */
@Injectable()
export class RoomLimit {
  constructor(
    private readonly settings: LimitSettings,
    private readonly senders: Senders,
    @Optional() private readonly meter?: LimitMeter,
  ) {}

  /**
   * Why the socket may not watch one more; undefined: it may.
   *
   * @param watched the games that it watches, or is about to
   */
  refusal(socket: SpectatorSocket, watched: ReadonlySet<string>, gameId: string): Refusal | undefined {
    const { roomsPerSocket } = this.settings;
    if (watched.size < roomsPerSocket || watched.has(gameId)) return undefined;
    this.meter?.reached('rooms', this.senders.ofSocket(socket));
    return tooMany('rooms', `One connection may watch ${roomsPerSocket} games: leave one first.`);
  }
}
