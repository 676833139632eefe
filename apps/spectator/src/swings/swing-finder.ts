import { causeIn } from './jump-cause.js';
import type { History, Jump, Swing } from '../story/index.js';

/** By seat, 0 to 1. */
type Chances = readonly number[];

/** The chances at an event, and the number of rollouts that they come from; none: what the board is worth as it is. */
export interface KnownChances {
  readonly rollouts: number;
  readonly chances: Chances;
}

/** A jump of the odds within a turn is a moment from here on. */
const LEAST_JUMP = 0.15;
/**
 * Rollouts are played where the worth of the boards alone differs by this much: of the jumps of two recorded games none had less. A
 * turn with a moment is always looked at.
 */
const LEAST_IN_WORTH = 0.05;
/** First a few rollouts, whose error is 3 points; if they differ by this much, as many as the chances that are shown come from. */
const LEAST_AT_FIRST = 0.1;
const [FEW, SOME, ALL] = [40, 100, 300];
/** More corners of the line would not be seen. */
const MAX_LINE_POINTS = 60;
/** A game that is longer is looked at until here. */
const MAX_TURNS = 2_000;

const ABOUT_AS_MUCH = 0.005;

interface Span {
  /** The events after this one, */
  readonly after: number;
  /** up to this one. */
  readonly until: number;
  readonly turn: number;
}

/** What the next look has led to. `none`: all turns that are over were looked at. `unknown`: there are no odds of this game. */
export type Look = 'swing' | 'nothing' | 'none' | 'unknown';

/**
 * Finds the jumps of the odds in the turns of a game that are over, each once and in their order. What is found in a turn depends on
 * its events and states alone, so that it is the same live and in a replay.
 */
export class SwingFinder {
  readonly #swings: Swing[] = [];
  #looked = 0;
  #isUnknown = false;

  /**
   * @param known by event; it is added to
   * @param ask the chances of a state; null: it has none
   */
  constructor(
    private readonly history: History,
    private readonly known: Map<number, KnownChances>,
    private readonly ask: (state: object, rollouts: number) => Promise<Chances | null>,
  ) {}

  get swings(): readonly Swing[] {
    return this.#swings;
  }

  /** Looks at the next turn that is over, else at a point of the line that the chances are drawn with. */
  async look(): Promise<Look> {
    const span = spanOf(this.history, this.#looked + 1);
    const swing = span === null ? null : await this.#swingIn(span);
    const isDrawn = span === null && (await this.#draw());
    if (this.#isUnknown) return 'unknown';
    if (span === null) return isDrawn ? 'nothing' : 'none';
    this.#looked += 1;
    if (swing !== null) this.#swings.push(swing);
    return swing === null ? 'nothing' : 'swing';
  }

  async #swingIn(span: Span): Promise<Swing | null> {
    const { history } = this;
    const worth = await this.#jump(span, 0);
    const moments = history.moments.filter(({ seq, kind }) => seq > span.after && seq <= span.until && kind !== 'odds');
    if (sizeOf(worth) < LEAST_IN_WORTH && moments.length === 0) return null;
    if (sizeOf(await this.#jump(span, FEW)) < LEAST_AT_FIRST) return null;
    const jump = await this.#jump(span, ALL);
    if (jump === null || sizeOf(jump) < LEAST_JUMP) return null;
    // One moment is the cause, also where a throw of the dice had made it certain.
    const isClear = new Set(moments.map(({ seq }) => seq)).size === 1;
    const events = isClear ? span : await this.#narrowed(span, jump);
    // What a throw has made certain, such as a purchase, has its name later in the turn.
    const cause = causeIn(history, events.after, events.until) ?? causeIn(history, events.until, span.until);
    return { ...jump, ...events, turn: span.turn, cause };
  }

  /** The largest change of a chance; that of a player who is out matters less than what the others gain. */
  async #jump({ after, until }: Span, rollouts: number): Promise<Jump | null> {
    const [before, now] = [await this.#at(after, rollouts), await this.#at(until, rollouts)];
    const jumps = this.history.head.seats.map(({ id }, seat) => {
      return { playerId: id, from: before?.[seat] ?? 0, to: now?.[seat] ?? 0 };
    });
    const bySize = jumps.filter(({ to }) => to > 0).toSorted((one, other) => sizeOf(other) - sizeOf(one));
    const [largest = null] = bySize;
    // Of two players, what one gains is what the other one loses.
    return bySize.find(({ from, to }) => to - from > sizeOf(largest) - ABOUT_AS_MUCH) ?? largest;
  }

  /** The events between two states that follow each other: those of the action that contributed most. */
  async #narrowed({ after, until }: Span, { playerId, from, to }: Jump): Promise<Pick<Span, 'after' | 'until'>> {
    const seat = this.history.head.seats.findIndex(({ id }) => id === playerId);
    let [low, high] = [
      { seq: after, chance: from },
      { seq: until, chance: to },
    ];
    for (;;) {
      const between = this.history.seqsOfStates(low.seq, high.seq - 1);
      const seq = between[Math.floor(between.length / 2)];
      if (seq === undefined) return { after: low.seq, until: high.seq };
      const middle = { seq, chance: (await this.#at(seq, SOME))?.[seat] ?? 0 };
      const isEarlier = Math.abs(middle.chance - low.chance) >= Math.abs(high.chance - middle.chance);
      if (isEarlier) high = middle;
      else low = middle;
    }
  }

  async #at(seq: number, rollouts: number): Promise<Chances | null> {
    const known = this.known.get(seq);
    if (known !== undefined && known.rollouts >= rollouts) return known.chances;
    const state = this.history.stateAt(seq);
    const chances = state === null || this.#isUnknown ? null : await this.ask(state, rollouts);
    if (chances === null) this.#isUnknown = true;
    else this.known.set(seq, { rollouts, chances });
    return chances;
  }

  /** Returns false if all points of the line are known. */
  async #draw(): Promise<boolean> {
    const stride = Math.max(1, Math.ceil(this.#looked / MAX_LINE_POINTS));
    for (let turn = stride; turn <= this.#looked; turn += stride) {
      const seq = spanOf(this.history, turn)?.until ?? 0;
      if ((this.known.get(seq)?.rollouts ?? FEW) >= FEW) continue;
      await this.#at(seq, FEW);
      return true;
    }
    return false;
  }
}

/** Null: the turn is not over. */
function spanOf({ chapters }: History, turn: number): Span | null {
  const [chapter, next] = [chapters[turn], chapters[turn + 1]];
  if (chapter === undefined || next === undefined || turn > MAX_TURNS) return null;
  return { after: chapter.from - 1, until: next.from - 1, turn: chapter.number };
}

function sizeOf(jump: Jump | null): number {
  return jump === null ? 0 : Math.abs(jump.to - jump.from);
}
