import type { Socket } from 'node:net';

/** The code of an error after which it is known that the answer had begun. */
export const ANSWER_CUT = 'ERR_ANSWER_CUT';

const PROTOCOL = 'HTTP/1.';
const CONTINUE = /^HTTP\/1\.[01] 100/;
const END_OF_HEAD = '\r\n\r\n';

/** A longer head is left to undici to refuse. Bytes. */
const MAX_HEAD = 65_536;

/**
 * Looks at what comes first after a request, before undici does. "100 Continue" is taken out: undici ends the connection
 * there, where clients have to go on (RFC 9110, 15.2). And an error carries whether the answer had begun: undici's are the
 * same for a connection that was closed before the first byte and for one closed within the head.
 */
export function watchAnswerStarts(socket: Socket): void {
  const start = new AnswerStart(socket);
  const read = socket.read.bind(socket);
  socket.read = (size?: number): unknown => {
    const chunk: unknown = read(size);
    return Buffer.isBuffer(chunk) ? start.take(chunk) : chunk;
  };
  socket.on('error', (error) => {
    if (start.isCut) Object.assign(error, { code: ANSWER_CUT });
  });
  socket.on('end', () => {
    if (start.isCut) socket.destroy(new Error('the connection was closed within the head of an answer'));
  });
}

/** The bytes from a request to the end of its answer's head. */
class AnswerStart {
  private held: Buffer = Buffer.alloc(0);
  private hasContinued = false;
  /** What had been written when the last head was whole: more than that, and another request waits for its answer. */
  private answered = 0;

  constructor(private readonly socket: Socket) {}

  /** Some of an answer has come, but no whole head. A 100 alone counts: its sender has the request. */
  get isCut(): boolean {
    return this.hasContinued || this.held.length > 0;
  }

  /** What undici reads of a chunk; null: nothing yet. */
  take(chunk: Buffer): Buffer | null {
    if (this.socket.bytesWritten === this.answered) return chunk;
    this.held = Buffer.concat([this.held, chunk]);
    for (let end = this.endOfHead(); end > 0; end = this.endOfHead()) {
      if (!CONTINUE.test(this.held.toString('latin1', 0, end))) return this.release();
      this.hasContinued = true;
      this.held = this.held.subarray(end);
    }
    return this.mayBecomeHead() ? null : this.release();
  }

  private endOfHead(): number {
    const end = this.held.indexOf(END_OF_HEAD);
    return end < 0 ? 0 : end + END_OF_HEAD.length;
  }

  private mayBecomeHead(): boolean {
    const first = this.held.toString('latin1', 0, PROTOCOL.length);
    return PROTOCOL.startsWith(first) && this.held.length <= MAX_HEAD;
  }

  private release(): Buffer {
    const { held } = this;
    this.held = Buffer.alloc(0);
    this.hasContinued = false;
    this.answered = this.socket.bytesWritten;
    return held;
  }
}
