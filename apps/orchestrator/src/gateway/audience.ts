import {
  type Envelope,
  gameRoom,
  type GameState,
  type NumberedEvent,
  patchBetween,
  type ThinkingChunkPayload,
} from '#libs/protocol';
import type { GameSession } from '../games/index.js';
import { frameOf } from './frames.js';
import { send } from './sending.js';
import type { SpectatorServer, SpectatorSocket } from './spectator-server.js';
import { pictureOf } from './wire.js';

/** Everybody who watches a game is in its own room; what pictures he gets, the other two say. */
function picturesRoom(gameId: string): string {
  return `${gameRoom(gameId)}:pictures`;
}

function patchesRoom(gameId: string): string {
  return `${gameRoom(gameId)}:patches`;
}

/** The spectators of one game who are connected here: what is said is encoded once for all of them. */
export class Audience {
  private bytes = 0;

  constructor(
    private readonly server: SpectatorServer,
    private readonly gameId: string,
    private readonly isEnveloped: boolean,
    /** Whether somebody is no longer told anything live, since he does not read; he has been told up to `seq`. */
    private readonly isLeftBehind: (socket: SpectatorSocket, seq: number) => boolean = () => false,
  ) {}

  /** How many are told live. */
  get size(): number {
    return this.server.of('/').adapter.rooms.get(gameRoom(this.gameId))?.size ?? 0;
  }

  /** How much was told so far, in bytes. */
  get told(): number {
    return this.bytes;
  }

  tell(event: NumberedEvent): void {
    const frame = frameOf(this.gameId, event);
    this.bytes += frame.length;
    for (const socket of this.members) if (!this.isLeftBehind(socket, event.seq - 1)) send(socket, frame);
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

  /** It is in the room, and gets pictures as patches. */
  hasDeltas({ rooms }: SpectatorSocket): boolean {
    return rooms.has(patchesRoom(this.gameId));
  }

  dismiss(socket: SpectatorSocket): void {
    for (const room of [gameRoom, picturesRoom, patchesRoom]) void socket.leave(room(this.gameId));
  }

  private get members(): SpectatorSocket[] {
    const { adapter, sockets } = this.server.of('/');
    return [...(adapter.rooms.get(gameRoom(this.gameId)) ?? [])].flatMap((id) => sockets.get(id) ?? []);
  }
}
