const NEWLINE = 0x0a;
const DECODER = new TextDecoder();

/** Cuts a stream of bytes into lines of text. Empty lines are left out; a character split between chunks is not harmed. */
export class LineSplitter {
  private rest: Buffer[] = [];

  constructor(private readonly onLine: (line: string) => void) {}

  push(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      this.rest.push(chunk.subarray(start, end));
      this.flush();
      start = end + 1;
    }
    if (start < chunk.length) this.rest.push(chunk.subarray(start));
  }

  /** Hands over what follows the last newline. */
  end(): void {
    this.flush();
  }

  private flush(): void {
    const line = DECODER.decode(Buffer.concat(this.rest)).trim();
    this.rest = [];
    if (line !== '') this.onLine(line);
  }
}
