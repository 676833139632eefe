/** Viewers are told at most ten times a second. */
const INTERVAL_MS = 100;

/** Gathers what a model thinks and tells it in lines, `{"thinking": "text"}`, not more often than a viewer can follow. */
export class ThinkingStream {
  private pending = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly write: (line: string) => void) {}

  think(text: string): void {
    this.pending += text.replaceAll(/[^\P{Cc}\n\t]/gu, '');
    this.timer ??= setTimeout(() => this.flush(), INTERVAL_MS);
  }

  /** Tells what is left, and nothing after that. */
  end(): void {
    this.flush();
  }

  /** Tells nothing more, not even what is left. */
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
