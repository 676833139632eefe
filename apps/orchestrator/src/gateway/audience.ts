import type { Server, Socket } from 'socket.io';
import {
  type Envelope,
  gameRoom,
  type GameState,
  type NumberedEvent,
  patchBetween,
  type ServerToClientEvents,
  type ThinkingChunkPayload,
} from '#libs/protocol';
import type { GameSession } from '../games/index.js';
import { payloadOf, pictureOf } from './wire.js';

export type SpectatorServer = Server<Record<string, never>, ServerToClientEvents>;
export type SpectatorSocket = Socket<Record<string, never>, ServerToClientEvents>;

/** Everybody who watches a game is in its own room; what pictures he gets, the other two say. */
function picturesRoom(gameId: string): string {
  return `${gameRoom(gameId)}:pictures`;
}

function patchesRoom(gameId: string): string {
  return `${gameRoom(gameId)}:patches`;
}

/** A room of pictures that a socket is in. */
export interface PictureRoom {
  readonly name: string;
  readonly gameId: string;
  readonly deltas: boolean;
}

export function pictureRoomsOf(socket: SpectatorSocket): readonly PictureRoom[] {
  return [...socket.rooms].flatMap((name) => {
    const [, gameId, kind] = /^game:(.+):(pictures|patches)$/.exec(name) ?? [];
    return gameId === undefined ? [] : [{ name, gameId, deltas: kind === 'patches' }];
  });
}

/** The spectators of one game who are connected here: what is said is encoded once for all of them. */
export class Audience {
  constructor(
    private readonly server: SpectatorServer,
    private readonly gameId: string,
    private readonly isEnveloped: boolean,
  ) {}

  get isEmpty(): boolean {
    return !this.server.of('/').adapter.rooms.has(gameRoom(this.gameId));
  }

  tell(event: NumberedEvent): void {
    send(this.server.to(gameRoom(this.gameId)), this.gameId, event);
  }

  tellOne(socket: SpectatorSocket, event: NumberedEvent): void {
    send(socket, this.gameId, event);
  }

  think(chunk: ThinkingChunkPayload): void {
    this.server.to(gameRoom(this.gameId)).emit('agent:thinking:chunk', chunk);
  }

  /** A new picture, that of `seq`, which follows the one that shows `before`. */
  show(before: GameState, baseSeq: number, state: GameState, envelope: Envelope): void {
    this.server.to(picturesRoom(this.gameId)).emit('game:state', pictureOf(state, envelope, this.isEnveloped));
    if (!this.server.of('/').adapter.rooms.has(patchesRoom(this.gameId))) return;
    const patch = patchBetween(before, state);
    this.server.to(patchesRoom(this.gameId)).emit('state:patch', { ...envelope, base_seq: baseSeq, patch });
  }

  /** From now on the socket hears everything live; first it is shown the table as it is. */
  admit(socket: SpectatorSocket, { state, seq, stateSeq, updatedAt }: GameSession, deltas: boolean): void {
    const { gameId } = this;
    void socket.leave(deltas ? picturesRoom(gameId) : patchesRoom(gameId));
    void socket.join([gameRoom(gameId), deltas ? patchesRoom(gameId) : picturesRoom(gameId)]);
    // Patches name the picture that they are made against by its own number.
    const envelope = { game_id: gameId, seq: deltas ? stateSeq : seq, at: updatedAt };
    socket.emit('game:state', pictureOf(state, envelope, this.isEnveloped));
  }

  /** It is in the room, but gets no pictures. */
  hasWithoutPictures({ rooms }: SpectatorSocket): boolean {
    const { gameId } = this;
    return rooms.has(gameRoom(gameId)) && !rooms.has(picturesRoom(gameId)) && !rooms.has(patchesRoom(gameId));
  }

  dismiss(socket: SpectatorSocket): void {
    for (const room of [gameRoom, picturesRoom, patchesRoom]) void socket.leave(room(this.gameId));
  }
}

/** Event names and payloads are paired by the event map; TypeScript cannot see that through a union of events. */
function send(to: { readonly emit: (...args: never[]) => unknown }, gameId: string, event: NumberedEvent): void {
  Reflect.apply(to.emit, to, [event.event, payloadOf(gameId, event)]);
}
