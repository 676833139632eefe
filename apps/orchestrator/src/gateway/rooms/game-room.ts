import { type Envelope, gameRoom, type ThinkingChunkPayload } from '#libs/protocol';
import { type EncodedEvent, partsOf } from '../../games/ports/index.js';
import type { DeliveryMeter } from '../transport/delivery-meter.js';
import type { FrameSender } from '../transport/frame-sender.js';
import { eventFrame, messageFrame } from '../transport/frames.js';
import { patchPayload, statePayload } from '../transport/payloads.js';
import type { SpectatorServer, SpectatorSocket } from '../transport/spectator-server.js';
import { eventText, messageText, stateText } from '../server-sent-events/event-text.js';
import type { Follower } from '../server-sent-events/follower.js';
import type { WatchedGame } from './watched-game.js';
import { batchDelayMs, OutboundBatch, type StateForm } from './outbound-batch.js';

/** What a spectator chose in `join_game`. */
export interface StateView {
  readonly deltas: boolean;
  readonly isEnveloped: boolean;
}

/** Removes a slow spectator, who was sent all events up to `seq`, from the room; false: the spectator is not slow. */
export type RemoveIfSlow = (socket: SpectatorSocket, seq: number, view: StateView) => boolean;

/** A new state as JSON, and how it is made of the snapshot of `baseSeq`. */
export interface StateChange {
  readonly baseSeq: number;
  readonly state: string;
  /** JSON of RFC 6902; asked for only where somebody gets patches. */
  readonly patch: () => string;
}

/** What carries a room's messages. */
export interface RoomTransport {
  readonly server: SpectatorServer;
  readonly sender: FrameSender;
  readonly meter?: DeliveryMeter | undefined;
}

interface ViewRoom {
  readonly view: StateView;
  readonly form: StateForm;
  readonly suffix: string;
}

/** Each spectator of a game is in the game's Socket.IO room, and in one of these, named `game:{id}:{suffix}`. */
const VIEW_ROOMS: readonly ViewRoom[] = [
  { view: { deltas: false, isEnveloped: false }, form: 'flat', suffix: 'snapshots' },
  { view: { deltas: false, isEnveloped: true }, form: 'enveloped', suffix: 'snapshots:enveloped' },
  { view: { deltas: true, isEnveloped: false }, form: 'patches', suffix: 'patches' },
  { view: { deltas: true, isEnveloped: true }, form: 'patches', suffix: 'patches:enveloped' },
];

/**
 * The live spectators of one game on this process. `server.to(room).emit` would frame a packet for each socket and write
 * each packet alone; here a message is encoded once for all, and the messages of one turn of the event loop, or of a few
 * milliseconds where there are many spectators, are one write to each.
 */
export class GameRoom {
  private bytes = 0;
  private batch: OutboundBatch | undefined;
  /** One a room, for milliseconds: Nest's SchedulerRegistry would need a name for each. */
  private timer: NodeJS.Timeout | undefined;
  private readonly followers = new Set<Follower>();

  constructor(
    private readonly transport: RoomTransport,
    private readonly gameId: string,
    private readonly removeIfSlow: RemoveIfSlow,
  ) {}

  /** Live spectators. */
  get size(): number {
    return this.sizeOf(gameRoom(this.gameId));
  }

  /** Bytes of events that were emitted so far. */
  get emittedBytes(): number {
    return this.bytes;
  }

  /** From now on the follower gets what the room emits, as server-sent events. */
  follow(follower: Follower): void {
    this.followers.add(follower);
  }

  unfollow(follower: Follower): void {
    this.followers.delete(follower);
  }

  emitEvent(event: EncodedEvent): void {
    this.passOn(() => eventText(this.gameId, event), event.seq);
    const frame = eventFrame(this.gameId, event);
    this.bytes += frame.length;
    const batch = this.openBatch();
    batch.addEvent(frame, event.seq);
    if (this.transport.meter !== undefined) batch.eventAt ??= Date.parse(partsOf(event).at);
  }

  emitThinking(chunk: ThinkingChunkPayload): void {
    this.passOn(() => messageText('agent:thinking:chunk', JSON.stringify(chunk)));
    this.openBatch().add(messageFrame('agent:thinking:chunk', JSON.stringify(chunk)));
  }

  /** Emits the snapshot of `envelope.seq`, or the patch that leads to it. */
  emitState({ baseSeq, state, patch }: StateChange, envelope: Envelope): void {
    this.passOn(() => stateText(state, envelope));
    const frames: Readonly<Record<StateForm, () => Buffer>> = {
      flat: () => messageFrame('game:state', statePayload(state, envelope, false)),
      enveloped: () => messageFrame('game:state', statePayload(state, envelope, true)),
      patches: () => messageFrame('state:patch', patchPayload(patch(), baseSeq, envelope)),
    };
    for (const form of this.formsInUse) this.openBatch().addState(form, frames[form]());
  }

  /** Sends the socket the current snapshot, and from then on everything live. */
  add(socket: SpectatorSocket, { state, seq, stateSeq, updatedAt }: WatchedGame, view: StateView): void {
    // What was emitted before is for those who were there.
    this.flush();
    const { gameId } = this;
    for (const { suffix } of VIEW_ROOMS) void socket.leave(this.room(suffix));
    void socket.join([
      gameRoom(gameId),
      ...VIEW_ROOMS.filter((room) => isSame(room.view, view)).map((room) => this.room(room.suffix)),
    ]);
    // A patch names the snapshot that it is made against by the snapshot's own number.
    const envelope = { game_id: gameId, seq: view.deltas ? stateSeq : seq, at: updatedAt };
    this.transport.sender.send(socket, messageFrame('game:state', statePayload(state, envelope, view.isEnveloped)));
  }

  remove(socket: SpectatorSocket): void {
    void socket.leave(gameRoom(this.gameId));
    for (const { suffix } of VIEW_ROOMS) void socket.leave(this.room(suffix));
  }

  /** The text is made once for all followers. `seq` is the number of an event. */
  private passOn(make: () => string, seq?: number): void {
    if (this.followers.size === 0) return;
    const text = make();
    for (const follower of this.followers) follower.push({ text, seq });
    this.transport.meter?.delivered(this.followers.size, text.length, undefined);
  }

  private openBatch(): OutboundBatch {
    if (this.batch === undefined) this.flushSoon();
    return (this.batch ??= new OutboundBatch());
  }

  private flushSoon(): void {
    const delay = batchDelayMs(this.transport.server.of('/').sockets.size);
    if (delay === 0) queueMicrotask(() => this.flush());
    else this.timer = setTimeout(() => this.flush(), delay);
  }

  private flush(): void {
    clearTimeout(this.timer);
    const { batch } = this;
    if (batch === undefined) return;
    this.batch = undefined;
    const frames = new Map([...this.formsInUse].map((form) => [form, batch.framesFor(form)]));
    for (const room of VIEW_ROOMS) {
      const ofForm = frames.get(room.form);
      if (ofForm !== undefined) this.sendTo(room, ofForm, batch);
    }
  }

  private sendTo({ suffix, view }: ViewRoom, frames: Buffer, { after, eventAt }: OutboundBatch): void {
    let viewers = 0;
    const { adapter, sockets } = this.transport.server.of('/');
    for (const id of adapter.rooms.get(this.room(suffix)) ?? []) {
      const socket = sockets.get(id);
      if (socket === undefined || (after !== undefined && this.removeIfSlow(socket, after, view))) continue;
      this.transport.sender.send(socket, frames);
      viewers += 1;
    }
    if (viewers > 0) this.transport.meter?.delivered(viewers, frames.length, eventAt);
  }

  private get formsInUse(): ReadonlySet<StateForm> {
    return new Set(VIEW_ROOMS.filter(({ suffix }) => this.sizeOf(this.room(suffix)) > 0).map(({ form }) => form));
  }

  private room(suffix: string): string {
    return `${gameRoom(this.gameId)}:${suffix}`;
  }

  private sizeOf(room: string): number {
    return this.transport.server.of('/').adapter.rooms.get(room)?.size ?? 0;
  }
}

function isSame(one: StateView, other: StateView): boolean {
  return one.deltas === other.deltas && one.isEnveloped === other.isEnveloped;
}
