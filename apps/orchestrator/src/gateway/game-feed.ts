import { createPatch } from 'rfc6902';
import type { Server, Socket } from 'socket.io';
import { gameRoom, type GameState, type NumberedEvent, type ServerToClientEvents } from '#libs/protocol';
import { byPlayer, type GameSession, type NumberedChange, type ThinkingChunk } from '../games/index.js';
import { payloadOf, pictureOf } from './wire.js';

export type SpectatorServer = Server<Record<string, never>, ServerToClientEvents>;
export type SpectatorSocket = Socket<Record<string, never>, ServerToClientEvents>;

/** The room of those who want `state:patch` instead of full pictures. */
function deltaRoom(gameId: string): string {
  return `${gameRoom(gameId)}:deltas`;
}

export function roomsOf(gameId: string): [string, string] {
  return [gameRoom(gameId), deltaRoom(gameId)];
}

/**
 * What the spectators of one game have been sent. It keeps the last number: a repeat is dropped, and whoever joins is
 * brought to exactly that number before the first live event reaches him.
 */
export class GameFeed {
  constructor(
    private readonly server: SpectatorServer,
    private session: GameSession,
    private readonly isEnveloped: boolean,
  ) {}

  get game(): GameSession {
    return this.session;
  }

  get seq(): number {
    return this.session.seq;
  }

  forward({ game, events, picture }: NumberedChange): void {
    const fresh = events.filter(({ seq }) => seq > this.seq);
    const isOld = game.seq < this.seq || (fresh.length === 0 && picture === undefined);
    if (isOld) return;
    const before = this.session;
    this.session = game;
    if (picture !== undefined && picture.seq < (fresh[0]?.seq ?? Infinity)) this.show(before.state, picture);
    for (const event of fresh) {
      this.tell(event);
      if (picture?.seq === event.seq) this.show(before.state, picture);
    }
  }

  think({ seatId, text }: ThinkingChunk): void {
    const at = new Date().toISOString();
    const payload = { ...byPlayer(this.session, seatId), text, game_id: this.session.id, at };
    this.server.to(roomsOf(this.session.id)).emit('agent:thinking:chunk', payload);
  }

  /** From now on the socket hears everything live; first it is shown the table as it is. */
  admit(socket: SpectatorSocket, deltas: boolean): void {
    const { id, state, seq, stateSeq, updatedAt } = this.session;
    void socket.leave(deltas ? gameRoom(id) : deltaRoom(id));
    void socket.join(deltas ? deltaRoom(id) : gameRoom(id));
    // Patches name the picture that they are made against by its own number.
    const envelope = { game_id: id, seq: deltas ? stateSeq : seq, at: updatedAt };
    socket.emit('game:state', pictureOf(state, envelope, this.isEnveloped));
  }

  catchUp(socket: SpectatorSocket, event: NumberedEvent): void {
    send(socket, this.session.id, event);
  }

  private tell(event: NumberedEvent): void {
    send(this.server.to(roomsOf(this.session.id)), this.session.id, event);
  }

  private show(before: GameState, { seq, baseSeq, state }: NonNullable<NumberedChange['picture']>): void {
    const { id, updatedAt } = this.session;
    const envelope = { game_id: id, seq, at: updatedAt };
    this.server.to(gameRoom(id)).emit('game:state', pictureOf(state, envelope, this.isEnveloped));
    if (!this.server.of('/').adapter.rooms.has(deltaRoom(id))) return;
    const patch = createPatch(before, state);
    this.server.to(deltaRoom(id)).emit('state:patch', { ...envelope, base_seq: baseSeq, patch });
  }
}

/** Event names and payloads are paired by the event map; TypeScript cannot see that through a union of events. */
function send(to: { readonly emit: (...args: never[]) => unknown }, gameId: string, event: NumberedEvent): void {
  Reflect.apply(to.emit, to, [event.event, payloadOf(gameId, event)]);
}
