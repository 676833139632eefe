import { thoughtsIn } from '../reading/thoughts.js';

/** Viewers are told so much of one decision, in UTF-16 units. */
const MOST_SHOWN = 8_000;

/** Passes on what a model thinks while it writes: what it says that it thinks, and the reasoning in its answer. */
export class ThoughtReader {
  private text = '';
  private told = 0;
  private shown = 0;

  constructor(private readonly onThinking: (text: string) => void) {}

  thought(piece: string): void {
    this.show(piece);
  }

  answered(piece: string): void {
    this.text += piece;
    const thoughts = thoughtsIn(this.text);
    this.show(thoughts.slice(this.told));
    this.told = Math.max(this.told, thoughts.length);
  }

  /** Another attempt begins its answer anew. */
  again(): void {
    this.text = '';
    this.told = 0;
  }

  private show(piece: string): void {
    const left = MOST_SHOWN - this.shown;
    if (piece === '' || left <= 0) return;
    this.shown += piece.length;
    this.onThinking(piece.slice(0, left));
  }
}
