import {
  type Envelope,
  gameRoom,
  type GameState,
  type NumberedEvent,
  patchBetween,
  type ThinkingChunkPayload,
} from '#libs/protocol';
import type { GameSession } from '../../games/index.js';
import { eventFrame, messageFrame } from '../transport/frames.js';
import { send } from '../transport/send-frames.js';
import type { SpectatorServer, SpectatorSocket } from '../transport/spectator-server.js';
import { batchDelayMs, type StateForm, OutboundBatch } from './outbound-batch.js';
import { statePayload } from './payloads.js';

/** How a spectator wants to see states. */
export interface StateView {
  readonly deltas: boolean;
  readonly isEnveloped: boolean;
}

interface StateRoom {
  readonly view: StateView;
  readonly form: StateForm;
  readonly suffix: string;
}

/** Everybody who watches a game is in its own room; how they see its states, one of these says. */
const ROOMS: readonly StateRoom[] = [
  { view: { deltas: false, isEnveloped: false }, form: 'flat', suffix: 'pictures' },
  { view: { deltas: false, isEnveloped: true }, form: 'enveloped', suffix: 'pictures:enveloped' },
  { view: { deltas: true, isEnveloped: false }, form: 'patches', suffix: 'patches' },
  { view: { deltas: true, isEnveloped: true }, form: 'patches', suffix: 'patches:enveloped' },
];

/**
 * The spectators of one game who are connected here. What is said is encoded once for all of them, and what is said in
 * one go, or soon after where there are many, is one write to each.
 */
export class GameRoom {
  private bytes = 0;
  private unsent: OutboundBatch | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly server: SpectatorServer,
    private readonly gameId: string,
    /** Whether somebody is no longer told anything live, since he does not read; he has been told up to `seq`. */
    private readonly isLeftBehind: (socket: SpectatorSocket, seq: number, view: StateView) => boolean = () => false,
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
    const frame = eventFrame(this.gameId, event);
    this.bytes += frame.length;
    this.toBeSent().addEvent(frame, event.seq);
  }

  think(chunk: ThinkingChunkPayload): void {
    this.toBeSent().add(messageFrame('agent:thinking:chunk', chunk));
  }

  /** A new picture, that of `seq`, which follows the one that shows `before`. */
  show(before: GameState, baseSeq: number, state: GameState, envelope: Envelope): void {
    const frames: Readonly<Record<StateForm, () => Buffer>> = {
      flat: () => messageFrame('game:state', statePayload(state, envelope, false)),
      enveloped: () => messageFrame('game:state', statePayload(state, envelope, true)),
      patches: () =>
        messageFrame('state:patch', { ...envelope, base_seq: baseSeq, patch: patchBetween(before, state) }),
    };
    for (const form of this.formsSeen) this.toBeSent().addState(form, frames[form]());
  }

  /** From now on the socket hears everything live; first it is shown the table as it is. */
  admit(socket: SpectatorSocket, { state, seq, stateSeq, updatedAt }: GameSession, view: StateView): void {
    // What was said before is for those who were there.
    this.send();
    const { gameId } = this;
    for (const { suffix } of ROOMS) void socket.leave(this.room(suffix));
    void socket.join([
      gameRoom(gameId),
      ...ROOMS.filter((room) => isSame(room.view, view)).map((room) => this.room(room.suffix)),
    ]);
    // Patches name the picture that they are made against by its own number.
    const envelope = { game_id: gameId, seq: view.deltas ? stateSeq : seq, at: updatedAt };
    socket.emit('game:state', statePayload(state, envelope, view.isEnveloped));
  }

  dismiss(socket: SpectatorSocket): void {
    void socket.leave(gameRoom(this.gameId));
    for (const { suffix } of ROOMS) void socket.leave(this.room(suffix));
  }

  private toBeSent(): OutboundBatch {
    if (this.unsent === undefined) this.sendSoon();
    return (this.unsent ??= new OutboundBatch());
  }

  private sendSoon(): void {
    const patience = batchDelayMs(this.server.of('/').sockets.size);
    if (patience === 0) queueMicrotask(() => this.send());
    else this.timer = setTimeout(() => this.send(), patience);
  }

  private send(): void {
    clearTimeout(this.timer);
    const { unsent } = this;
    if (unsent === undefined) return;
    this.unsent = undefined;
    // Frames are put together for those who are there.
    const frames = new Map([...this.formsSeen].map((form) => [form, unsent.framesFor(form)]));
    for (const room of ROOMS) {
      const ofForm = frames.get(room.form);
      if (ofForm !== undefined) this.sendTo(room, ofForm, unsent.after);
    }
  }

  private sendTo({ suffix, view }: StateRoom, frames: Buffer, after: number | undefined): void {
    const { adapter, sockets } = this.server.of('/');
    for (const id of adapter.rooms.get(this.room(suffix)) ?? []) {
      const socket = sockets.get(id);
      if (socket === undefined || (after !== undefined && this.isLeftBehind(socket, after, view))) continue;
      send(socket, frames);
    }
  }

  private get formsSeen(): ReadonlySet<StateForm> {
    return new Set(ROOMS.filter(({ suffix }) => this.sizeOf(this.room(suffix)) > 0).map(({ form }) => form));
  }

  private room(suffix: string): string {
    return `${gameRoom(this.gameId)}:${suffix}`;
  }

  private sizeOf(room: string): number {
    return this.server.of('/').adapter.rooms.get(room)?.size ?? 0;
  }
}

function isSame(one: StateView, other: StateView): boolean {
  return one.deltas === other.deltas && one.isEnveloped === other.isEnveloped;
}
