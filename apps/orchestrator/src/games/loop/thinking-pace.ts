import { cut } from '../../plain-text.js';

/** Between two pieces of a seat's thinking, in milliseconds: ten a second. */
const PIECE_EVERY_MS = 100;

/** Characters of one piece; what an agent thinks beyond that in the time of one piece is left out. */
const MAX_PIECE = 2_000;

/**
 * What a seat thinks aloud in answer to one question, in pieces that spectators can follow however fast the agent talks:
 * the first at once, then everything of a tenth of a second together, and the rest when the answer is there.
 */
export class ThinkingPace {
  private waiting = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly tell: (text: string) => void) {}

  hear(text: string): void {
    this.waiting = cut(this.waiting + text, MAX_PIECE);
    if (this.timer === undefined) this.pass();
  }

  /** Nothing is told afterwards. */
  end(): void {
    clearTimeout(this.timer);
    this.flush();
  }

  private readonly pass = (): void => {
    this.timer = undefined;
    if (this.waiting === '') return;
    this.flush();
    this.timer = setTimeout(this.pass, PIECE_EVERY_MS);
  };

  private flush(): void {
    const text = this.waiting;
    this.waiting = '';
    if (text !== '') this.tell(text);
  }
}
