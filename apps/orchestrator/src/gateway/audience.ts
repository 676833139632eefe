import {
  type Envelope,
  gameRoom,
  type GameState,
  type NumberedEvent,
  patchBetween,
  type ThinkingChunkPayload,
} from '#libs/protocol';
import type { GameSession } from '../games/index.js';
import { frameOf, frameSaying } from './frames.js';
import { send } from './sending.js';
import type { SpectatorServer, SpectatorSocket } from './spectator-server.js';
import { patienceWith, Unsent } from './unsent.js';
import { pictureOf } from './wire.js';

/** Everybody who watches a game is in its own room; what pictures he gets, the other two say. */
function picturesRoom(gameId: string): string {
  return `${gameRoom(gameId)}:pictures`;
}

function patchesRoom(gameId: string): string {
  return `${gameRoom(gameId)}:patches`;
}

/**
 * The spectators of one game who are connected here. What is said is encoded once for all of them, and what is said in
 * one go, or soon after where there are many, is one write to each.
 */
export class Audience {
  private bytes = 0;
  private unsent: Unsent | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly server: SpectatorServer,
    private readonly gameId: string,
    private readonly isEnveloped: boolean,
    /** Whether somebody is no longer told anything live, since he does not read; he has been told up to `seq`. */
    private readonly isLeftBehind: (socket: SpectatorSocket, seq: number) => boolean = () => false,
  ) {}

  /** How many are told live. */
  get size(): number {
    return this.sizeOf(gameRoom(this.gameId));
  }

  /** How much was told so far, in bytes. */
  get told(): number {
    return this.bytes;
  }

  tell(event: NumberedEvent): void {
    const frame = frameOf(this.gameId, event);
    this.bytes += frame.length;
    this.toBeSent().addEvent(frame, event.seq);
  }

  think(chunk: ThinkingChunkPayload): void {
    this.toBeSent().add(frameSaying('agent:thinking:chunk', chunk));
  }

  /** A new picture, that of `seq`, which follows the one that shows `before`. */
  show(before: GameState, baseSeq: number, state: GameState, envelope: Envelope): void {
    if (this.sizeOf(picturesRoom(this.gameId)) > 0) {
      const picture = pictureOf(state, envelope, this.isEnveloped);
      this.toBeSent().addPicture(frameSaying('game:state', picture));
    }
    if (this.sizeOf(patchesRoom(this.gameId)) > 0) {
      const patch = { ...envelope, base_seq: baseSeq, patch: patchBetween(before, state) };
      this.toBeSent().addPatch(frameSaying('state:patch', patch));
    }
  }

  /** From now on the socket hears everything live; first it is shown the table as it is. */
  admit(socket: SpectatorSocket, { state, seq, stateSeq, updatedAt }: GameSession, deltas: boolean): void {
    // What was said before is for those who were there.
    this.send();
    const { gameId } = this;
    void socket.leave(deltas ? picturesRoom(gameId) : patchesRoom(gameId));
    void socket.join([gameRoom(gameId), deltas ? patchesRoom(gameId) : picturesRoom(gameId)]);
    // Patches name the picture that they are made against by its own number.
    const envelope = { game_id: gameId, seq: deltas ? stateSeq : seq, at: updatedAt };
    socket.emit('game:state', pictureOf(state, envelope, this.isEnveloped));
  }

  /** It is in the room, and gets pictures as patches. */
  hasDeltas({ rooms }: SpectatorSocket): boolean {
    return rooms.has(patchesRoom(this.gameId));
  }

  dismiss(socket: SpectatorSocket): void {
    for (const room of [gameRoom, picturesRoom, patchesRoom]) void socket.leave(room(this.gameId));
  }

  private toBeSent(): Unsent {
    if (this.unsent === undefined) this.sendSoon();
    return (this.unsent ??= new Unsent());
  }

  private sendSoon(): void {
    const patience = patienceWith(this.server.of('/').sockets.size);
    if (patience === 0) queueMicrotask(() => this.send());
    else this.timer = setTimeout(() => this.send(), patience);
  }

  private send(): void {
    clearTimeout(this.timer);
    const { unsent, gameId } = this;
    if (unsent === undefined) return;
    this.unsent = undefined;
    const [pictures, patches] = [picturesRoom(gameId), patchesRoom(gameId)];
    // Frames are put together for those who are there.
    if (this.sizeOf(pictures) > 0) this.sendTo(pictures, unsent.framesWithPictures, unsent.after);
    if (this.sizeOf(patches) > 0) this.sendTo(patches, unsent.framesWithPatches, unsent.after);
  }

  private sendTo(room: string, frames: Buffer, after: number | undefined): void {
    const { adapter, sockets } = this.server.of('/');
    for (const id of adapter.rooms.get(room) ?? []) {
      const socket = sockets.get(id);
      if (socket === undefined || (after !== undefined && this.isLeftBehind(socket, after))) continue;
      send(socket, frames);
    }
  }

  private sizeOf(room: string): number {
    return this.server.of('/').adapter.rooms.get(room)?.size ?? 0;
  }
}
