import type { GameEvent } from './game-event.js';
import type { Moment } from './moment.js';
import { detectMoments, type MomentMemory, NO_MEMORY } from './moment-detector.js';
import type { Payment } from './payment.js';
import type { Story } from './story.js';
import { type Swing, withSwings } from './swing.js';

/** The moments of a history in their order: those of its events, rents once a state confirms them, jumps of the odds once they are known. */
export class MomentLog {
  #memory: MomentMemory = NO_MEMORY;
  #found: readonly Moment[] = [];
  #unconfirmed: readonly Moment[] = [];
  #swings: readonly Swing[] = [];
  #all: readonly Moment[] = [];

  /** Another list after each change. */
  get all(): readonly Moment[] {
    return this.#all;
  }

  /** @param before the story before the event */
  add(before: Story, after: Story, event: GameEvent): void {
    const { memory, moments } = detectMoments(this.#memory, before, after, event);
    this.#memory = memory;
    if (moments.length === 0) return;
    const turn = after.turn?.number ?? null;
    const added = moments.map((facts) => ({ ...facts, seq: event.seq, turn }));
    this.#unconfirmed = [...this.#unconfirmed, ...added.filter(({ kind }) => kind === 'rent')];
    this.#insert(added.filter(({ kind }) => kind !== 'rent'));
  }

  /** A state followed: of the rents since the last one, those that it denies are no moments. */
  confirm(paymentsOf: (seq: number) => readonly Payment[]): void {
    if (this.#unconfirmed.length === 0) return;
    this.#insert(this.#unconfirmed.filter((moment) => isPaid(moment, paymentsOf(moment.seq))));
    this.#unconfirmed = [];
  }

  /** All that are known so far. */
  takeSwings(swings: readonly Swing[]): void {
    this.#swings = swings;
    this.#all = withSwings(this.#found, swings);
  }

  #insert(moments: readonly Moment[]): void {
    if (moments.length === 0) return;
    this.#found = [...this.#found, ...moments].toSorted((one, other) => one.seq - other.seq);
    this.#all = withSwings(this.#found, this.#swings);
  }
}

function isPaid(moment: Moment, payments: readonly Payment[]): boolean {
  if (moment.kind !== 'rent') return true;
  return payments.some(({ cause, from, amount }) => {
    return cause === 'rent' && from === moment.playerId && amount === moment.amount;
  });
}
