import type { District } from '../board-names/index.js';
import type { RuinCause } from './story.js';

/** A district with one owner. */
export interface WholeDistrict {
  readonly playerId: string;
  readonly district: District;
}

/** A jump of a player's chance to win, from 0 to 1. */
export interface Jump {
  readonly playerId: string;
  readonly from: number;
  readonly to: number;
}

/** What made the odds jump, where it is no moment of its own: an event's number, and what the event contains. */
export interface JumpCause {
  readonly seq: number;
  readonly kind: 'built' | 'bought' | 'rent' | 'sold' | 'mortgaged' | 'card';
  readonly playerId: string;
  readonly propertyId: string | null;
  /** Dollars. */
  readonly amount: number | null;
}

/** What happened at a moment. Amounts in dollars, shares and odds from 0 to 1. */
export type MomentFacts =
  /** All properties of a district have one owner now. */
  | { readonly kind: 'set'; readonly playerId: string; readonly district: District }
  /** The first hotel of the game. */
  | { readonly kind: 'hotel'; readonly playerId: string; readonly propertyId: string }
  /** `share`: of the payer's cash before, `ofWorth`: of their net worth. */
  | {
      readonly kind: 'rent';
      readonly playerId: string;
      readonly amount: number;
      readonly share: number;
      readonly ofWorth: number;
      readonly propertyId: string | null;
    }
  /** `gain`: how much more one side got than the other one; null: about as much. `sets`: what it completed. */
  | {
      readonly kind: 'trade';
      readonly fromId: string | null;
      readonly toId: string | null;
      readonly gain: { readonly playerId: string; readonly amount: number } | null;
      readonly sets: readonly WholeDistrict[];
    }
  /** `sets`: what the creditor completed by it. */
  | {
      readonly kind: 'ruin';
      readonly playerId: string;
      readonly cause: RuinCause | null;
      readonly sets: readonly WholeDistrict[];
    }
  /** A new first player, where the game is played for points. */
  | { readonly kind: 'lead'; readonly playerId: string }
  /** First now, after a share of the wealth of no more than `share`. */
  | { readonly kind: 'comeback'; readonly playerId: string; readonly share: number }
  | (Jump & { readonly kind: 'odds'; readonly cause: JumpCause | null })
  | { readonly kind: 'end' };

export type MomentKind = MomentFacts['kind'];

/** A turning point of a game. */
export type Moment = MomentFacts & {
  /** The event that brought it about. */
  readonly seq: number;
  /** Null: before the first turn. */
  readonly turn: number | null;
  /** What it did to the odds, where that is known and much. */
  readonly jump?: Jump;
};

/** The weight of the end of a game: a moment that weighs more counts as much when games are compared. */
export const FULL_WEIGHT = 100;

/** How much a moment matters beside others; 0: it has a mark on the timeline, and no headline. */
export function weightOf(moment: MomentFacts & { readonly jump?: Jump }): number {
  return ownWeight(moment) + (moment.jump === undefined ? 0 : jumpWeight(moment.jump));
}

function jumpWeight({ from, to }: Jump): number {
  return 80 * Math.abs(to - from);
}

function ownWeight(moment: MomentFacts): number {
  switch (moment.kind) {
    case 'end':
      return FULL_WEIGHT;
    case 'ruin':
      return 70 + 10 * Math.min(1, debtOf(moment.cause) / LARGE_DEBT) + 2 * Math.min(5, moment.sets.length);
    case 'comeback':
      return 75;
    case 'set':
      return 50;
    case 'odds':
      return 30 + jumpWeight(moment);
    case 'hotel':
      return 35;
    case 'trade':
      return moment.sets.length > 0 ? 50 + 5 * moment.sets.length : moment.gain === null ? 0 : 45;
    case 'rent':
      return 25 + 20 * Math.min(1, moment.ofWorth);
    case 'lead':
      return 30;
  }
}

/** Dollars. */
const LARGE_DEBT = 1_000;

function debtOf(cause: RuinCause | null): number {
  return cause?.kind === 'debt' ? (cause.debt.amount ?? 0) : 0;
}

/** Moments that have a headline. */
export function isHeadline(moment: MomentFacts): boolean {
  return weightOf(moment) > 0;
}
