import { thoughtsIn } from '../reading/thoughts.js';
import { settled, withoutTags } from '../reading/think-tags.js';

/** So much of one decision is shown to viewers, in UTF-16 units. */
const MAX_SHOWN = 8_000;
/** So much of one answer is searched for what to show: more than that holds, tags and escapes included. */
const MAX_READ = 4 * MAX_SHOWN;

type Source = 'thinking' | 'answer';

/** Passes on what a model thinks while it writes: what comes as its thoughts, and the reasoning in its answer. */
export class ThoughtReader {
  private texts: Record<Source, string> = { thinking: '', answer: '' };
  private passedOn: Record<Source, number> = { thinking: 0, answer: 0 };
  private shown = 0;
  private last: Source | null = null;

  constructor(private readonly onThinking: (text: string) => void) {}

  thinking(piece: string): void {
    this.read('thinking', piece, (text) => withoutTags(settled(text)));
  }

  answered(piece: string): void {
    this.read('answer', piece, thoughtsIn);
  }

  /** Another attempt begins its answer anew. */
  again(): void {
    this.texts = { thinking: '', answer: '' };
    this.passedOn = { thinking: 0, answer: 0 };
    this.last = null;
  }

  private read(source: Source, piece: string, visible: (text: string) => string): void {
    const before = this.texts[source];
    if (this.shown >= MAX_SHOWN || before.length >= MAX_READ) return;
    this.texts[source] = before + piece;
    const text = visible(this.texts[source]);
    this.show(source, text.slice(this.passedOn[source]));
    this.passedOn[source] = Math.max(this.passedOn[source], text.length);
  }

  /** What comes from another source, or from another attempt, stands on lines of its own. */
  private show(source: Source, piece: string): void {
    if (piece === '') return;
    const separator = this.shown > 0 && this.last !== source ? '\n' : '';
    this.last = source;
    const left = MAX_SHOWN - this.shown;
    const text = `${separator}${piece}`;
    const shown = text.length > left ? settled(text.slice(0, left)) : text;
    this.shown += text.length;
    this.onThinking(shown);
  }
}
