import { Injectable, type OnModuleDestroy, type OnModuleInit, Optional } from '@nestjs/common';
import { isRefusal } from '#libs/protocol';
import { ApiKeys, SocketsPerAddress } from '../../access/index.js';
import { isOver, refuse, type Refusal, tooMany } from '../../games/index.js';
import { GameReader } from '../catch-up/game-reader.js';
import { GameJoins } from '../rooms/game-joins.js';
import { GameRooms } from '../rooms/game-rooms.js';
import { DeliveryMeter } from '../transport/delivery-meter.js';
import { EventStream } from './event-stream.js';
import { messageText } from './event-text.js';

/** How long a connection usually lasts is not known: soon enough to try again. Seconds. */
const RETRY_AFTER_S = 10;

const REMOVED = { error: 'This server does not know your API key any more.', code: 'api_key_unknown' };
const FAREWELL = messageText('game:error', JSON.stringify(REMOVED));

const FULL = tooMany(
  'sockets',
  'Your address has as many open connections as this server allows: close one first.',
  RETRY_AFTER_S,
);

/** Who asked for a stream. */
export interface StreamClient {
  readonly address: string;
  /** The API keys and tokens of its request. */
  readonly keys: readonly string[];
}

/** What a client is sent. `end` is to be called when the client is gone. */
export interface ClientStream {
  /** The game is over, and the client has everything. */
  readonly isOver: boolean;
  readonly texts: AsyncGenerator<string>;
  readonly end: () => void;
}

/** The clients that follow games by server-sent events. Each keeps its game's room open and counts as a viewer. */
@Injectable()
export class EventStreams implements OnModuleInit, OnModuleDestroy {
  private readonly streams = new Map<EventStream, StreamClient>();
  /** Those whose stream is being opened; without those whose key was removed meanwhile. */
  private readonly opening = new Set<StreamClient>();

  constructor(
    private readonly joins: GameJoins,
    private readonly rooms: GameRooms,
    private readonly reader: GameReader,
    private readonly sockets: SocketsPerAddress,
    private readonly keys: ApiKeys,
    @Optional() private readonly meter?: DeliveryMeter,
  ) {}

  onModuleInit(): void {
    this.keys.onRemoval((isLost) => {
      for (const [stream, client] of this.streams) {
        if (isLost(client.keys)) stream.end(FAREWELL);
      }
      for (const client of this.opening) if (isLost(client.keys)) this.opening.delete(client);
    });
  }

  onModuleDestroy(): void {
    for (const stream of this.streams.keys()) stream.end();
  }

  /** @param afterSeq the number of the last event that the client has; without one it gets the state and what follows */
  async open(gameId: string, afterSeq: number | undefined, client: StreamClient): Promise<ClientStream | Refusal> {
    if (this.sockets.isFull(client.address)) return FULL;
    const hasLeft = this.sockets.add(client.address);
    let stream: EventStream | undefined;
    this.opening.add(client);
    try {
      const begun = await this.begin(gameId, afterSeq);
      if (isRefusal(begun)) return begun;
      stream = begun;
      if (!this.opening.has(client)) stream.end(FAREWELL);
    } finally {
      this.opening.delete(client);
      if (stream === undefined) hasLeft();
    }
    this.meter?.joined(afterSeq !== undefined);
    this.streams.set(stream, client);
    const end = (): void => {
      stream.end();
      if (!this.streams.delete(stream)) return;
      this.rooms.release(stream.room);
      hasLeft();
    };
    const { sequencer } = stream.room;
    return { isOver: afterSeq === sequencer.seq && isOver(sequencer.game), texts: stream.texts(), end };
  }

  private async begin(gameId: string, afterSeq: number | undefined): Promise<EventStream | Refusal> {
    const room = await this.joins.openRoom(gameId);
    if (isRefusal(room)) return room;
    let stream: EventStream | undefined;
    try {
      const { sequencer } = room;
      if (afterSeq !== undefined && afterSeq > sequencer.seq) await sequencer.fillGap();
      if (afterSeq !== undefined && afterSeq > sequencer.seq) return beyondLast(sequencer.seq);
      stream = new EventStream(room, this.reader, afterSeq ?? sequencer.seq);
      return stream;
    } finally {
      if (stream === undefined) this.rooms.release(room);
    }
  }
}

function beyondLast(seq: number): Refusal {
  return refuse(
    'seq_out_of_range',
    `Last-Event-ID or after_seq must be from 0 to ${seq}, the number of the game's last event.`,
  );
}
