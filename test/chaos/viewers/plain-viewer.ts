import { io, type Socket } from 'socket.io-client';
import type { Chance } from '../chance.js';
import type { SeenEvent, ViewerLog } from '../evidence.js';
import type { Viewer } from './viewer.js';

export interface PlainViewerOptions {
  readonly name: string;
  readonly url: string;
  readonly gameId: string;
  readonly chance: Chance;
}

interface JoinAnswer {
  readonly success: boolean;
  readonly code?: string;
}

const SNAPSHOTS = ['game:state', 'state:patch'];
const ANSWER_MS = 10_000;
const LONGEST_ABSENCE_MS = 800;

/** A bare Socket.IO client that keeps the number of its last event, and asks for what follows it when it comes back. */
export class PlainViewer implements Viewer {
  resyncs = -1;
  private readonly seen: SeenEvent[] = [];
  private readonly complaints: string[] = [];
  private socket: Socket | undefined;
  private comeBack: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor(private readonly options: PlainViewerOptions) {
    this.connect();
  }

  get log(): ViewerLog {
    return { viewer: this.options.name, seen: this.seen, complaints: this.complaints };
  }

  get seq(): number {
    return this.seen.at(-1)?.seq ?? 0;
  }

  drop(): void {
    this.leave();
    this.comeBackLater();
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.comeBack);
    this.leave();
  }

  private connect(): void {
    const socket = io(this.options.url, { transports: ['websocket'], forceNew: true, reconnection: false });
    this.socket = socket;
    socket.on('connect', () => void this.join(socket));
    socket.on('connect_error', () => this.drop());
    socket.on('disconnect', () => this.drop());
    socket.onAny((event: string, payload: SeenEvent['payload']) => this.receive(event, payload));
  }

  private async join(socket: Socket): Promise<void> {
    const request = { game_id: this.options.gameId, after_seq: this.seq };
    const answer = await socket
      .timeout(ANSWER_MS)
      .emitWithAck('join_game', request)
      .then((value: unknown) => value as JoinAnswer)
      .catch(() => undefined);
    if (this.socket !== socket) return;
    if (answer?.success === true) {
      this.resyncs += 1;
      return;
    }
    if (answer?.code === 'game_not_found') this.complaints.push(`the game was not found after event ${this.seq}`);
    this.drop();
  }

  private receive(event: string, payload: SeenEvent['payload']): void {
    const { seq } = payload;
    if (typeof seq === 'number' && !SNAPSHOTS.includes(event)) this.seen.push({ seq, event, payload });
  }

  private leave(): void {
    this.socket?.removeAllListeners();
    this.socket?.offAny();
    this.socket?.disconnect();
    this.socket = undefined;
  }

  private comeBackLater(): void {
    clearTimeout(this.comeBack);
    if (this.isClosed) return;
    this.comeBack = setTimeout(() => this.connect(), this.options.chance.between(0, LONGEST_ABSENCE_MS));
  }
}
