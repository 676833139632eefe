import type { GameState } from '#libs/protocol';
import { type Chapter, type Mark, marksBetween, type Point, pointOf } from './chapters.js';
import type { GameEvent } from './game-event.js';
import { readTable, type Table, withTable } from './picture.js';
import { reduce } from './reduce.js';
import { BEGINNING, type Decision, type Story } from './story.js';

interface Page {
  readonly event: GameEvent;
  /** The picture that followed the event. */
  table: Table | null;
}

/** So many events lie between two stories that are kept whole. They share what did not change. */
const BETWEEN_SNAPSHOTS = 250;

/**
 * All of a game that is known: events in, any moment out. The same for a game that is on and for one that is over;
 * what is derived once (turns, marks, points of the charts, decisions) grows with it and is never taken back.
 */
export class History {
  readonly chapters: Chapter[] = [{ number: 0, playerId: null, playerName: null, from: 1 }];
  readonly marks: Mark[] = [];
  readonly points: Point[] = [];
  readonly decisions: Decision[] = [];
  readonly #pages: Page[] = [];
  readonly #snapshots: Story[];
  #head: Story = BEGINNING;
  /** The last moment that was asked for: the next one is often the one after it. */
  #bookmark: Story = BEGINNING;

  constructor() {
    this.#snapshots = [BEGINNING];
  }

  /** The newest moment. */
  get head(): Story {
    return this.#head;
  }

  event(seq: number): GameEvent | undefined {
    return this.#pages[seq - 1]?.event;
  }

  /** Takes the next event. Returns false for one that it has already, and for one that does not follow the last. */
  append(event: GameEvent): boolean {
    if (event.seq !== this.#pages.length + 1) return false;
    const before = this.#head;
    this.#pages.push({ event, table: null });
    this.#head = reduce(before, event);
    if (event.seq % BETWEEN_SNAPSHOTS === 0) this.#snapshots.push(this.#head);
    this.#index(before, event);
    return true;
  }

  /** Takes the table as it was after event `seq`. One between events of the past, other than the first, adds nothing. */
  picture(seq: number, state: GameState): void {
    const table = readTable(state, this.#head);
    const page = this.#pages.at(-1);
    if (page === undefined) this.#begin(withTable(BEGINNING, table));
    else if (seq >= page.event.seq) {
      page.table = table;
      this.#head = withTable(this.#head, table);
      if (page.event.seq % BETWEEN_SNAPSHOTS === 0) this.#snapshots[page.event.seq / BETWEEN_SNAPSHOTS] = this.#head;
    }
  }

  /** The moment after event `seq`; the nearest there is for a number out of range. */
  at(seq: number): Story {
    const wanted = Math.min(Math.max(0, Math.trunc(seq)), this.#head.seq);
    if (wanted === this.#head.seq) return this.#head;
    const snapshot = this.#snapshots[Math.floor(wanted / BETWEEN_SNAPSHOTS)] ?? BEGINNING;
    const isNear = this.#bookmark.seq <= wanted && this.#bookmark.seq >= snapshot.seq;
    let story = isNear ? this.#bookmark : snapshot;
    for (const page of this.#pages.slice(story.seq, wanted)) story = turned(story, page);
    this.#bookmark = story;
    return story;
  }

  /** The number of the first event of a turn; of the last turn before it where there is no such turn. */
  seqOfTurn(number: number): number {
    return this.chapters.findLast((chapter) => chapter.number <= number)?.from ?? 1;
  }

  #begin(story: Story): void {
    this.#head = story;
    this.#snapshots[0] = story;
    this.#bookmark = story;
  }

  #index(before: Story, event: GameEvent): void {
    const head = this.#head;
    this.marks.push(...marksBetween(before, head, event));
    if (event.name === 'agent:decision' && head.decision !== null) this.decisions.push(head.decision);
    if (event.name === 'turn:start' && head.turn !== null) {
      const { number, playerId, playerName } = head.turn;
      this.chapters.push({ number, playerId, playerName, from: event.seq });
      this.points.push(pointOf(head));
    }
  }
}

function turned(story: Story, { event, table }: Page): Story {
  const next = reduce(story, event);
  return table === null ? next : withTable(next, table);
}
