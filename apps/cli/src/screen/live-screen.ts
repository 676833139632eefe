import type { FrameSize } from './game-frame.js';
import type { Output } from './output.js';

/** Control sequences (ECMA-48, xterm): another screen, so that what was there comes back at the end. */
const ENTER = '\u001B[?1049h\u001B[?25l\u001B[?7l';
const LEAVE = '\u001B[?7h\u001B[?25h\u001B[?1049l';
const HOME = '\u001B[H';
const REST_OF_LINE = '\u001B[K';
const REST_OF_SCREEN = '\u001B[J';

/** A terminal that does not say how large it is. */
const SIZE = { columns: 80, rows: 24 };

/** Milliseconds between two drawings: nobody sees more. */
const INTERVAL_MS = 100;

/** Draws a frame in place of the one before, as often as people can see it. */
export class LiveScreen {
  private timer: NodeJS.Timeout | undefined;
  private isOpen = false;

  constructor(
    private readonly output: Output,
    private readonly frame: (size: FrameSize) => readonly string[],
  ) {}

  /** Something has changed, or the terminal has another size. */
  update(): void {
    this.timer ??= setTimeout(() => this.draw(), INTERVAL_MS);
  }

  draw(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const lines = this.lines().map((line) => `${line}${REST_OF_LINE}`);
    this.output.write(`${this.isOpen ? '' : ENTER}${HOME}${lines.join('\r\n')}${REST_OF_SCREEN}`);
    this.isOpen = true;
  }

  /** Gives the terminal back as it was, with the last frame below. */
  close(): void {
    clearTimeout(this.timer);
    this.output.write(`${this.isOpen ? LEAVE : ''}${this.lines(1).join('\n')}\n`);
    this.isOpen = false;
  }

  private lines(spare = 0): readonly string[] {
    const { columns = 0, rows = 0 } = this.output;
    const size = columns > 0 && rows > 0 ? { columns, rows } : SIZE;
    return this.frame({ ...size, rows: Math.max(0, size.rows - spare) });
  }
}
