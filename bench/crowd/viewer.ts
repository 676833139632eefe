import { connect, type Socket } from 'node:net';
import { clientFrame, FrameReader } from '../../test/soak/frames.js';
import { MessageCounter } from '../../test/soak/message-counter.js';
import type { Joining } from './crowd-messages.js';

/** What all sockets are read into, one after the other: what a viewer keeps of it is copied. */
const SHARED = Buffer.allocUnsafe(262_144);

/** As long as socket.io-client waits for its connection. */
const ENTER_TIMEOUT_MS = 20_000;

const END_OF_HEAD = '\r\n\r\n';
const SWITCHED = 'HTTP/1.1 101';

/** Packets of Engine.IO 4 and Socket.IO 5 by their first letters. */
const OPEN = '0';
const PING = '2';
const CONNECTED = '40';
const EVENT = '42';
const ANSWER = '43';

const PONG = clientFrame('3');
const CONNECT = clientFrame('40');

export interface ViewerListener {
  /** An event or a snapshot, where messages are looked at. */
  onMessage(message: Buffer): void;
  /** Where they are only counted: so many more, and so many bytes of them and of others that are not complete yet. */
  onCounted(messages: number, bytes: number): void;
}

export interface Viewing {
  readonly url: string;
  readonly join: Joining;
  readonly isCountedOnly: boolean;
}

/** A connection that joins a game and parses nothing. */
export class Viewer {
  private readonly reader = new FrameReader();
  private head: string | undefined = '';
  private counter: MessageCounter | undefined;
  private counted = 0;
  private isJoined = false;

  private constructor(
    private readonly socket: Socket,
    private readonly viewing: Viewing,
    private readonly listener: ViewerListener,
    private readonly onJoined: () => void,
  ) {}

  /** Resolves when the server has answered the join. */
  static async enter(viewing: Viewing, listener: ViewerListener): Promise<Viewer> {
    const { hostname, port } = new URL(viewing.url);
    return new Promise((resolve, reject) => {
      const callback = (length: number, buffer: Uint8Array): boolean => {
        viewer.read(Buffer.from(buffer.buffer, buffer.byteOffset, length));
        return true;
      };
      const socket = connect({
        host: hostname,
        port: Number(port),
        noDelay: true,
        onread: { buffer: SHARED, callback },
      });
      const viewer: Viewer = new Viewer(socket, viewing, listener, () => {
        clearTimeout(timer);
        resolve(viewer);
      });
      const late = (): unknown => socket.destroy(new Error('A viewer was not answered in time.'));
      const timer = setTimeout(late, ENTER_TIMEOUT_MS);
      socket
        .on('error', reject)
        .once('close', () => reject(new Error('A viewer was disconnected before it had joined.')));
      socket.write(
        `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nhost: ${hostname}:${port}\r\nconnection: Upgrade\r\n` +
          'upgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: c2l4dGVlbiBsZXR0ZXJzLg==\r\n\r\n',
      );
    });
  }

  /** Calls back when the connection is gone. */
  onceClosed(listener: () => void): void {
    this.socket.once('close', listener);
  }

  /** The network is gone: the server is sent no more than the reset. */
  drop(): void {
    this.socket.resetAndDestroy();
  }

  private read(chunk: Buffer): void {
    if (this.counter !== undefined) this.count(this.counter, chunk);
    else if (this.head !== undefined) this.readHead(this.head + chunk.toString('latin1'));
    // The buffer is filled anew afterwards.
    else this.readMessages(Buffer.from(chunk));
  }

  private readHead(head: string): void {
    const end = head.indexOf(END_OF_HEAD);
    this.head = end < 0 ? head : undefined;
    if (end < 0) return;
    if (!head.startsWith(SWITCHED)) this.socket.destroy(new Error(`A viewer was answered: ${head.slice(0, end)}`));
    this.readMessages(Buffer.from(head.slice(end + END_OF_HEAD.length), 'latin1'));
  }

  private readMessages(chunk: Buffer): void {
    for (const message of this.reader.read(chunk)) this.receive(message);
    if (!this.isJoined || !this.viewing.isCountedOnly || !this.reader.isEmpty) return;
    this.counter = new MessageCounter(
      () => (this.counted += 1),
      () => this.socket.write(PONG),
    );
  }

  private count(counter: MessageCounter, chunk: Buffer): void {
    this.counted = 0;
    counter.read(chunk);
    this.listener.onCounted(this.counted, chunk.length);
  }

  private receive(message: Buffer): void {
    const kind = message.toString('latin1', 0, 2);
    if (kind === EVENT) this.listener.onMessage(message);
    else if (kind === PING) this.socket.write(PONG);
    else if (kind.startsWith(OPEN)) this.socket.write(CONNECT);
    else if (kind === CONNECTED)
      this.socket.write(clientFrame(`420${JSON.stringify(['join_game', this.viewing.join])}`));
    else if (kind === ANSWER && message.includes('"success":true')) {
      this.isJoined = true;
      this.onJoined();
    } else this.socket.destroy(new Error(`A viewer received: ${message.toString().slice(0, 200)}`));
  }
}
