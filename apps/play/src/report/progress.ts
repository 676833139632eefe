const WIDTH = 24;
const CLEAR_LINE = '\r\u001B[2K';

/** The output of the bar, such as `process.stderr`. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** A bar that is redrawn in place; nothing is written if the output is a file or a pipe. */
export class Progress {
  private done = 0;
  private before = 0;

  constructor(
    private readonly screen: Screen,
    private readonly total: number,
    private readonly elapsedMs: () => number,
  ) {}

  /** @param played the number of games that are over already */
  start(played = 0): void {
    this.done = played;
    this.before = played;
    this.draw();
  }

  step(): void {
    this.done += 1;
    this.draw();
  }

  end(): void {
    if (this.screen.isTTY === true) this.screen.write(CLEAR_LINE);
  }

  private draw(): void {
    if (this.screen.isTTY === true)
      this.screen.write(CLEAR_LINE + barOf(this.done, this.total, this.elapsedMs(), this.before));
  }
}

/** `[████░░░░] 50/200 games, 10.0/s, 15 s to go`; rate and remaining time are known after the first game. */
export function barOf(done: number, total: number, elapsedMs: number, before = 0): string {
  const filled = Math.floor((done / total) * WIDTH);
  const bar = `[${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}] ${done}/${total} games`;
  if (done === before || elapsedMs === 0) return bar;
  const gamesPerSecond = (done - before) / (elapsedMs / 1_000);
  return `${bar}, ${gamesPerSecond.toFixed(1)}/s, ${Math.ceil((total - done) / gamesPerSecond)} s to go`;
}
