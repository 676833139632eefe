import type { GameEvent } from './game-event.js';
import type { Moment } from './moment.js';
import { detectMoments, type MomentMemory, NO_MEMORY } from './moment-detector.js';
import { isNews } from './rent-news.js';
import type { Payment } from './payment.js';
import type { Story } from './story.js';
import { type Swing, withSwings } from './swing.js';

type Rent = Extract<Moment, { kind: 'rent' }>;

/** The moments of a history in their order: those of its events, rents once a state confirms them, jumps of the odds once they are known. */
export class MomentLog {
  #memory: MomentMemory = NO_MEMORY;
  #found: readonly Moment[] = [];
  #unconfirmed: readonly Rent[] = [];
  #seats = 0;
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
    this.#seats = after.seats.length;
    if (moments.length === 0) return;
    const turn = after.turn?.number ?? null;
    const added = moments.map((facts) => ({ ...facts, seq: event.seq, turn }));
    this.#unconfirmed = [...this.#unconfirmed, ...added.filter((moment) => moment.kind === 'rent')];
    this.#insert(added.filter(({ kind }) => kind !== 'rent'));
  }

  /** A state followed: of the rents since the last one, those that it denies are no moments, nor those that are no news. */
  confirm(paymentsOf: (seq: number) => readonly Payment[]): void {
    if (this.#unconfirmed.length === 0) return;
    const rents = this.#unconfirmed;
    this.#unconfirmed = [];
    for (const rent of rents) {
      if (isPaid(rent, paymentsOf(rent.seq)) && isNews(rent, this.#found, this.#seats)) this.#insert([rent]);
    }
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

function isPaid(rent: Rent, payments: readonly Payment[]): boolean {
  return payments.some(({ cause, from, amount }) => {
    return cause === 'rent' && from === rent.playerId && amount === rent.amount;
  });
}
