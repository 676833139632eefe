import { request } from 'node:http';
import type { Socket } from 'node:net';
import { clientFrame, FrameReader } from './frames.js';
import type { GameLog } from './game-log.js';

/** The number and the time of an event stand last in its message. */
const TAIL = /"seq":(\d+),"at":"([^"]+)"\}\]$/;
const TAIL_BYTES = 80;
const NAME_BYTES = 40;
const HANDSHAKE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': Buffer.from('sixteen letters.').toString('base64'),
};

export interface ViewerOptions {
  /** The orchestrator, http://… */
  readonly url: string;
  readonly gameId: string;
  readonly log: GameLog;
  /** Milliseconds until it comes back after a disconnection. */
  readonly absence: () => number;
  /** A numbered event, and how long it took from the time that it bears, in milliseconds. */
  readonly onEvent?: (seq: number, latency: number) => void;
}

/**
 * A viewer on a bare TCP connection, which can stop reading: then nothing but the system's buffers takes what the server
 * writes. It comes back after every disconnection, with the number of the last event that it received.
 */
export class Viewer {
  /** The last event received. */
  seq = 0;
  /** It has joined and receives live events. */
  isLive = false;
  /** How often it received `slow_consumer`. */
  emitted = 0;
  /** How often the connection ended. */
  cut = 0;
  readonly complaints: string[] = [];
  private socket: Socket | undefined;
  private comeBack: NodeJS.Timeout | undefined;
  private isClosed = false;
  private isPausing = false;

  constructor(private readonly options: ViewerOptions) {
    this.connect();
  }

  /** Stops reading, at once or with the next event. */
  pause(when: 'now' | 'next event' = 'now'): void {
    if (when === 'now') this.socket?.pause();
    else this.isPausing = true;
  }

  get isPaused(): boolean {
    return this.socket?.isPaused() === true;
  }

  resume(): void {
    this.isPausing = false;
    this.socket?.resume();
  }

  /** Drops all it received, and comes back for it. */
  startOver(): void {
    this.seq = 0;
    this.emitted = 0;
    this.cut = 0;
    this.isLive = false;
    this.socket?.removeAllListeners('close').destroy();
    this.comeBackLater();
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.comeBack);
    this.socket?.destroy();
  }

  private connect(): void {
    const upgrade = request(`${this.options.url}/socket.io/?EIO=4&transport=websocket`, { headers: HANDSHAKE });
    upgrade.once('upgrade', (_response, socket, head) => this.listen(socket, head));
    upgrade.once('response', () => this.complaints.push('the server does not upgrade'));
    upgrade.once('error', () => this.comeBackLater());
    upgrade.end();
  }

  private listen(socket: Socket, head: Buffer): void {
    const reader = new FrameReader();
    this.socket = socket;
    const read = (chunk: Buffer): void => {
      for (const message of reader.read(chunk)) this.receive(socket, message);
    };
    socket.on('data', read);
    // A reset ends the connection too, and is followed by its end.
    socket.on('error', () => undefined);
    socket.once('end', () => socket.destroy());
    socket.once('close', () => {
      this.isLive = false;
      this.cut += 1;
      this.comeBackLater();
    });
    read(head);
  }

  /** Engine.IO 4 and Socket.IO 5 by their first letters. */
  private receive(socket: Socket, message: Buffer): void {
    const kind = message.subarray(0, 2).toString('latin1');
    if (kind === '42') this.receiveEvent(message);
    else if (kind === '43') this.isLive = this.isAccepted(message);
    else if (kind.startsWith('0')) socket.write(clientFrame('40'));
    else if (kind === '40') socket.write(clientFrame(this.join()));
    else if (kind === '2') socket.write(clientFrame('3'));
  }

  private join(): string {
    return `420${JSON.stringify(['join_game', { game_id: this.options.gameId, after_seq: this.seq }])}`;
  }

  private isAccepted(message: Buffer): boolean {
    const text = message.subarray(0, 200).toString();
    const isAccepted = text.includes('"success":true');
    if (!isAccepted) this.complaints.push(text);
    return isAccepted;
  }

  private receiveEvent(message: Buffer): void {
    const name = message.subarray(0, NAME_BYTES).toString('latin1');
    if (name.startsWith('42["game:state"')) return;
    if (name.startsWith('42["game:error"') && message.includes('"slow_consumer"')) {
      this.emitted += 1;
      return;
    }
    const [, number, at = ''] = TAIL.exec(message.subarray(-TAIL_BYTES).toString('latin1')) ?? [];
    const seq = Number(number);
    if (seq !== this.seq + 1) this.complaints.push(`event ${number} came after ${this.seq}`);
    if (!this.options.log.agrees(seq, message)) this.complaints.push(`event ${number} is not what others received`);
    this.seq = seq;
    this.options.onEvent?.(seq, performance.timeOrigin + performance.now() - Date.parse(at));
    if (this.isPausing) this.socket?.pause();
  }

  private comeBackLater(): void {
    clearTimeout(this.comeBack);
    if (!this.isClosed) this.comeBack = setTimeout(() => this.connect(), this.options.absence());
  }
}
