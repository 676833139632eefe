/** A WebSocket frame's first byte names its kind (RFC 6455, 5.2); the server never splits a message. */
const TEXT = 0x1;
const FINAL = 0x80;
const MASKED = 0x80;
const HEADER = 2;

/** Cuts what a server sends into messages. */
export class FrameReader {
  private chunks: Buffer[] = [];
  private held = 0;

  /** Nothing of a message that is not complete yet. */
  get isEmpty(): boolean {
    return this.held === 0;
  }

  /** The text messages that are complete with this chunk, UTF-8. What is not text is left out. */
  read(chunk: Buffer): Buffer[] {
    this.chunks.push(chunk);
    this.held += chunk.length;
    const messages: Buffer[] = [];
    for (let frame = this.next(); frame !== undefined; frame = this.next()) {
      if ((frame.opcode & 0xf) === TEXT) messages.push(frame.payload);
    }
    return messages;
  }

  private next(): { readonly opcode: number; readonly payload: Buffer } | undefined {
    if (this.held < HEADER) return undefined;
    const start = this.first(HEADER);
    const short = (start[1] ?? 0) & 0x7f;
    const header = HEADER + (short === 126 ? 2 : short === 127 ? 8 : 0);
    if (this.held < header) return undefined;
    const bytes = this.first(header);
    const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
    if (this.held < header + length) return undefined;
    const whole = this.first(header + length);
    this.drop(header + length);
    return { opcode: whole[0] ?? 0, payload: whole.subarray(header, header + length) };
  }

  /** Puts chunks together only as far as they are needed as one. */
  private first(bytes: number): Buffer {
    const [chunk] = this.chunks;
    if (chunk !== undefined && chunk.length >= bytes) return chunk;
    const joined = Buffer.concat(this.chunks);
    this.chunks = [joined];
    return joined;
  }

  private drop(bytes: number): void {
    const [chunk, ...others] = this.chunks;
    const rest = chunk?.subarray(bytes) ?? Buffer.alloc(0);
    this.chunks = rest.length === 0 ? others : [rest, ...others];
    this.held -= bytes;
  }
}

/** One text message as a client sends it. A mask of zeros is a mask, and leaves the text as it is. */
export function clientFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length > 125) throw new Error('A message of this client has at most 125 bytes.');
  return Buffer.concat([Buffer.from([FINAL | TEXT, MASKED | payload.length, 0, 0, 0, 0]), payload]);
}
