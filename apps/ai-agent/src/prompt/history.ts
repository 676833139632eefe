/** Something that happened, in the words of a prompt. */
export interface HistoryLine {
  readonly turn: number;
  readonly text: string;
  /** Remembered after what happened around it is dropped: trades and bankruptcies. */
  readonly isLasting: boolean;
}

/** Characters of a seat's history, about 2,000 tokens. */
const MAX_HISTORY = 8_000;
/** Characters that are kept of it once it is longer: it then grows again for a while, so that prompts share a prefix. */
const KEPT = 3_500;
/** Characters of lasting lines that are kept of what is dropped. */
const MAX_LEDGER = 1_500;
const MAX_LINE = 300;

const HEAD = 'What happened so far, oldest first:\n';
const LEDGER_HEAD = 'Trades and bankruptcies before that:\n';

/**
 * What a seat remembers of its game. It only ever grows at its end, so that what is asked later begins as before; when
 * it is too long, its older half is replaced by the trades and bankruptcies in it.
 */
export class History {
  private lines: readonly HistoryLine[] = [];
  private ledger: readonly HistoryLine[] = [];
  private rendered: readonly string[] = [];

  append(added: readonly HistoryLine[]): void {
    if (added.length === 0) return;
    const lines = added.map((line) => ({ ...line, text: line.text.slice(0, MAX_LINE) }));
    this.lines = [...this.lines, ...lines];
    this.rendered = [...this.rendered, render(lines)];
    if (this.rendered.reduce((sum, { length }) => sum + length, 0) > MAX_HISTORY) this.compact();
  }

  /** Texts that follow each other; later questions begin with the same ones, and may have more. */
  get parts(): readonly string[] {
    const [first, ...others] = this.rendered;
    return first === undefined ? [] : [HEAD + first, ...others];
  }

  private compact(): void {
    const kept = newest(this.lines, KEPT);
    const dropped = this.lines.slice(0, this.lines.length - kept.length);
    this.ledger = newest([...this.ledger, ...dropped.filter(({ isLasting }) => isLasting)], MAX_LEDGER);
    this.lines = kept;
    const recent = `(What came before turn ${kept[0]?.turn ?? 0} is left out.)\n${render(kept)}`;
    this.rendered = [this.ledger.length === 0 ? recent : `${LEDGER_HEAD}${render(this.ledger)}${recent}`];
  }
}

/** The last lines that fit. */
function newest(lines: readonly HistoryLine[], max: number): readonly HistoryLine[] {
  let size = 0;
  const first = lines.findLastIndex(({ text }) => (size += text.length + 2) > max);
  return lines.slice(first + 1);
}

/** A line for each turn: "Turn 12: P2 rolled 4+3; P2 moved to 19 new_york". */
function render(lines: readonly HistoryLine[]): string {
  const turns = new Map<number, string[]>();
  for (const { turn, text } of lines) turns.set(turn, [...(turns.get(turn) ?? []), text]);
  return [...turns].map(([turn, texts]) => `Turn ${turn}: ${texts.join('; ')}.\n`).join('');
}
