const OPCODE = 0xf;
const TEXT = 0x1;
const SHORT = 0x7f;
const TWO_BYTES_FOLLOW = 126;
const EIGHT_BYTES_FOLLOW = 127;
const LONGEST_HEADER = 10;

/** An Engine.IO packet of one byte is a ping; every message is longer. */
const PING_LENGTH = 1;

/** Counts what a server sends, without copying or parsing it. The server never splits a message. */
export class MessageCounter {
  private readonly header = Buffer.alloc(LONGEST_HEADER);
  private headerLength = 0;
  /** Of the frame whose payload is being read. */
  private missing = 0;
  private length = 0;
  private isText = false;

  constructor(
    /** One text message is complete. */
    private readonly onMessage: () => void,
    /** Engine.IO asks for a pong. */
    private readonly onPing: () => void,
  ) {}

  read(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.missing > 0) {
        const some = Math.min(this.missing, chunk.length - at);
        at += some;
        this.missing -= some;
        if (this.missing === 0) this.complete();
      } else {
        this.header[this.headerLength] = chunk[at] ?? 0;
        this.headerLength += 1;
        at += 1;
        if (this.headerLength === this.wantedHeader) this.begin();
      }
    }
  }

  private get wantedHeader(): number {
    if (this.headerLength < 2) return 2;
    const short = (this.header[1] ?? 0) & SHORT;
    return short === TWO_BYTES_FOLLOW ? 4 : short === EIGHT_BYTES_FOLLOW ? LONGEST_HEADER : 2;
  }

  private begin(): void {
    const { header, headerLength } = this;
    if (headerLength === 4) this.length = header.readUInt16BE(2);
    else if (headerLength === LONGEST_HEADER) this.length = Number(header.readBigUInt64BE(2));
    else this.length = (header[1] ?? 0) & SHORT;
    this.isText = ((header[0] ?? 0) & OPCODE) === TEXT;
    this.missing = this.length;
    this.headerLength = 0;
    if (this.missing === 0) this.complete();
  }

  private complete(): void {
    if (!this.isText) return;
    if (this.length === PING_LENGTH) this.onPing();
    else this.onMessage();
  }
}
