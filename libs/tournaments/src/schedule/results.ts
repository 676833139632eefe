import type { PlayedGame, TournamentPlan } from '../plan.js';
import { exact, pointsOf } from '../points.js';
import { type Pairing, PairingSlots } from './pairing.js';

/** What is known of one game of a pairing: played, to be played again because it was void, or neither. */
export type SlotState = PlayedGame | 'again' | undefined;

/** The results of a tournament by pairing and slot. */
export class Results {
  readonly slots: PairingSlots;
  private readonly opening = new Map<number, PlayedGame>();
  private readonly byPairing = new Map<number, Map<number, PlayedGame | 'again'>>();
  /** Each table of a tournament asks for them. */
  private inOrder: readonly PlayedGame[] | undefined;

  constructor(plan: TournamentPlan, played: readonly PlayedGame[]) {
    this.slots = new PairingSlots(plan);
    for (const game of played.toSorted((a, b) => a.number - b.number)) this.add(game);
  }

  slot(pairing: number, slot: number): SlotState {
    return this.byPairing.get(pairing)?.get(slot);
  }

  /** Those that count, each once. */
  gamesOf(pairing: number): readonly PlayedGame[] {
    return [...(this.byPairing.get(pairing)?.values() ?? [])].filter((game) => game !== 'again');
  }

  /** The greatest number of a pairing that has begun; 0: none. */
  lastPairing(): number {
    return this.first().reduce((last, { pairing }) => Math.max(last, pairing), 0);
  }

  /** As one of its games had it; undefined: none is over. */
  pairing(number: number): Pairing | undefined {
    const game = this.opening.get(number);
    return game && this.slots.pairingOf(game);
  }

  /** A game of each pairing that has begun. */
  first(): readonly PlayedGame[] {
    return [...this.opening.values()];
  }

  /** Games that count in the whole tournament, in the order of their numbers. */
  games(): readonly PlayedGame[] {
    this.inOrder ??= [...this.byPairing.keys()].toSorted((a, b) => a - b).flatMap((pairing) => this.gamesOf(pairing));
    return this.inOrder;
  }

  /** Whether the first `count` games of a pairing are over. */
  isPlayed(pairing: number, count = this.slots.base): boolean {
    for (let slot = 0; slot < count; slot += 1) {
      const state = this.slot(pairing, slot);
      if (state === undefined || state === 'again') return false;
    }
    return true;
  }

  /** Points of each entrant of a pairing so far, or in the first `count` games. */
  points(pairing: number, count = this.slots.count): ReadonlyMap<string, number> {
    const sums = new Map<string, number>();
    for (const [slot, game] of this.byPairing.get(pairing) ?? []) {
      if (game === 'again' || slot >= count) continue;
      for (const [id, points] of pointsOf(game)) sums.set(id, exact((sums.get(id) ?? 0) + points));
    }
    return sums;
  }

  private add(game: PlayedGame): void {
    const { slot, isAgain } = this.slots.slotOf(game);
    const slots = this.byPairing.get(game.pairing) ?? new Map<number, PlayedGame | 'again'>();
    const isCounted = game.outcome === 'ended' || game.forfeits.length > 0;
    slots.set(slot, isCounted || isAgain ? game : 'again');
    this.byPairing.set(game.pairing, slots);
    if (!this.opening.has(game.pairing)) this.opening.set(game.pairing, game);
  }
}
