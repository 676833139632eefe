import { isEngineEventName, type GameState } from '#libs/protocol';
import { type Chapter, type Point, pointOf } from './chapters.js';
import type { GameEvent } from './game-event.js';
import type { Moment } from './moment.js';
import { MomentLog } from './moment-log.js';
import type { Debt, Payment } from './payment.js';
import { isAuctioned } from './payments.js';
import { readSnapshot, type BoardSnapshot, withSnapshot } from './snapshot.js';
import { reduce } from './reduce.js';
import { settled } from './settlement.js';
import { INITIAL_STORY, type AgentDecision, type RuinCause, type Seat, type Story } from './story.js';
import type { Swing } from './swing.js';

interface HistoryEntry {
  readonly event: GameEvent;
  /** The snapshot that followed the event. */
  snapshot: BoardSnapshot | null;
  accounts: Accounts;
}

/** The money of an event. */
export interface Accounts {
  readonly payments: readonly Payment[];
  /** A debt that was not there before. */
  readonly debt: Debt | null;
  /** Why a player is bankrupt now. */
  readonly ruin: RuinCause | null;
  /** Another event has recorded it before. */
  readonly isRepeated: boolean;
}

const NO_ACCOUNTS: Accounts = { payments: [], debt: null, ruin: null, isRepeated: false };

/** A seek reduces no more events than this. Checkpoints share their unchanged parts. */
const EVENTS_PER_CHECKPOINT = 250;

/**
 * All events of a game received so far, and the story after any of them. Turns, chart points and decisions are derived
 * once per event and only grow.
 */
export class History {
  readonly chapters: Chapter[] = [{ number: 0, playerId: null, playerName: null, from: 1 }];
  readonly points: Point[] = [];
  readonly decisions: AgentDecision[] = [];
  readonly #entries: HistoryEntry[] = [];
  readonly #checkpoints: Story[];
  #head: Story = INITIAL_STORY;
  readonly #moments = new MomentLog();
  /** The story returned last: the next one is often its successor. */
  #lastRead: Story = INITIAL_STORY;
  /** The newest snapshot and its event. */
  #settled: { readonly seq: number; readonly seats: readonly Seat[] } | null = null;

  constructor() {
    this.#checkpoints = [INITIAL_STORY];
  }

  /** The story after the newest event. */
  get head(): Story {
    return this.#head;
  }

  /** In their order; another list after each change. */
  get moments(): readonly Moment[] {
    return this.#moments.all;
  }

  /** Jumps of the odds, all that are known so far. */
  takeSwings(swings: readonly Swing[]): void {
    this.#moments.takeSwings(swings);
  }

  event(seq: number): GameEvent | undefined {
    return this.#entries[seq - 1]?.event;
  }

  /** The numbers of the events after `after` and up to `until` that a state followed. */
  seqsOfStates(after: number, until: number): readonly number[] {
    const entries = this.#entries.slice(after, until);
    return entries.flatMap(({ event, snapshot }) => (snapshot === null ? [] : event.seq));
  }

  /** The engine's state at event `seq`, of a game of Monopoly; null: there is none. */
  stateAt(seq: number): GameState | null {
    for (let at = Math.min(seq, this.#entries.length); at > 0; at -= 1) {
      const snapshot = this.#entries[at - 1]?.snapshot;
      if (snapshot) return snapshot.view.state;
    }
    return this.#checkpoints[0]?.view.state ?? null;
  }

  accounts(seq: number): Accounts {
    return this.#entries[seq - 1]?.accounts ?? NO_ACCOUNTS;
  }

  /** Adds the next event. Returns false for a repeated event, and for one that does not follow the last. */
  append(event: GameEvent): boolean {
    if (event.seq !== this.#entries.length + 1) return false;
    const before = this.#head;
    this.#head = reduce(before, event);
    this.#entries.push({ event, snapshot: null, accounts: accountsOf(before, this.#head, event) });
    if (event.seq % EVENTS_PER_CHECKPOINT === 0) this.#checkpoints.push(this.#head);
    this.#index(before, event);
    return true;
  }

  /** Adds the engine's state after event `seq`; ignored if later events were added already. */
  takeSnapshot(seq: number, state: GameState): void {
    const snapshot = readSnapshot(state, this.#head);
    const entry = this.#entries.at(-1);
    if (entry === undefined) {
      this.#begin(withSnapshot(INITIAL_STORY, snapshot));
      this.#settled = { seq: 0, seats: snapshot.seats };
    } else if (seq >= entry.event.seq) {
      entry.snapshot = snapshot;
      this.#settle(snapshot);
      this.#head = withSnapshot(this.#head, snapshot);
      if (entry.event.seq % EVENTS_PER_CHECKPOINT === 0)
        this.#checkpoints[entry.event.seq / EVENTS_PER_CHECKPOINT] = this.#head;
    }
  }

  /** The story after event `seq`; for a number out of range the nearest one. */
  at(seq: number): Story {
    const wanted = Math.min(Math.max(0, Math.trunc(seq)), this.#head.seq);
    if (wanted === this.#head.seq) return this.#head;
    const checkpoint = this.#checkpoints[Math.floor(wanted / EVENTS_PER_CHECKPOINT)] ?? INITIAL_STORY;
    const isNear = this.#lastRead.seq <= wanted && this.#lastRead.seq >= checkpoint.seq;
    let story = isNear ? this.#lastRead : checkpoint;
    for (const page of this.#entries.slice(story.seq, wanted)) story = afterEntry(story, page);
    this.#lastRead = story;
    return story;
  }

  /** The number of a turn's first event; if there is no such turn, of the last turn before it. */
  seqOfTurn(number: number): number {
    return this.chapters.findLast((chapter) => chapter.number <= number)?.from ?? 1;
  }

  /** Makes the payments since the last snapshot agree with this one. */
  #settle({ seats, debt }: BoardSnapshot): void {
    const { seq, unsettled, debt: debtBefore } = this.#head;
    const from = this.#settled?.seq ?? seq;
    if (this.#settled !== null) {
      const isRecorded = (id: string, amount: number): boolean => this.#isRecordedSince(from, id, amount);
      const payments = settled(unsettled, this.#settled.seats, seats, seq, isRecorded);
      const changed = new Set([...unsettled, ...payments].map((payment) => payment.seq));
      for (const at of changed) this.#account(at, { payments: payments.filter((payment) => payment.seq === at) });
    }
    if (debt !== debtBefore) this.#account(seq, { debt });
    this.#moments.confirm((at) => this.accounts(at).payments);
    this.#settled = { seq, seats };
  }

  #account(seq: number, change: Partial<Accounts>): void {
    const entry = this.#entries[seq - 1];
    if (entry !== undefined) entry.accounts = { ...entry.accounts, ...change };
  }

  /** Whether an event of the engine's own contains this amount of this player. */
  #isRecordedSince(from: number, playerId: string, amount: number): boolean {
    return this.#entries.slice(from).some(({ event: { name, fields } }) => {
      if (!isEngineEventName(name) || fields['player_id'] !== playerId) return false;
      return Object.values(fields).some((value) => typeof value === 'number' && Math.abs(value) === amount);
    });
  }

  #begin(story: Story): void {
    this.#head = story;
    this.#checkpoints[0] = story;
    this.#lastRead = story;
  }

  #index(before: Story, event: GameEvent): void {
    const head = this.#head;
    this.#moments.add(before, head, event);
    if (event.name === 'agent:decision' && head.decision !== null) this.decisions.push(head.decision);
    if (event.name === 'turn:start' && head.turn !== null) {
      const { number, playerId, playerName } = head.turn;
      this.chapters.push({ number, playerId, playerName, from: event.seq });
      this.points.push(pointOf(head));
    }
    // The last turn's scores would have no turn after them to be drawn at.
    if (event.name === 'game:ended') this.points.push(pointOf(head));
  }
}

function afterEntry(story: Story, { event, snapshot }: HistoryEntry): Story {
  const next = reduce(story, event);
  return snapshot === null ? next : withSnapshot(next, snapshot);
}

/** The money of an event, as far as it is known without the state after it. */
export function accountsOf(before: Story, after: Story, event: GameEvent): Accounts {
  const isRepeated = event.name === 'property:purchased' && isAuctioned(before, event.fields);
  const ruin = event.name === 'player:bankrupt' ? (after.ruin?.cause ?? null) : null;
  const payments = after.unsettled.slice(before.unsettled.length);
  if (payments.length === 0 && ruin === null && !isRepeated) return NO_ACCOUNTS;
  return { payments, debt: null, ruin, isRepeated };
}
