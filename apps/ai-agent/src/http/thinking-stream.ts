/** Ten lines a second: as often as a viewer can follow. */
const INTERVAL_MS = 100;

/** Collects the thinking of a model and sends it in lines, `{"thinking": "text"}`. */
export class ThinkingStream {
  private pending = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly write: (line: string) => void) {}

  think(text: string): void {
    this.pending += text.replaceAll(/[^\P{Cc}\n\t]/gu, '');
    this.timer ??= setTimeout(() => this.flush(), INTERVAL_MS);
  }

  /** Sends what is left, and nothing after that. */
  end(): void {
    this.flush();
  }

  /** Sends nothing more, not even what is left. */
  drop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.pending = '';
  }

  private flush(): void {
    const thinking = this.pending;
    this.drop();
    if (thinking !== '') this.write(`${JSON.stringify({ thinking })}\n`);
  }
}
