import type { District } from '../board-names/index.js';
import type { RuinCause } from './story.js';

/** What happened at a moment. Amounts in dollars, shares and odds from 0 to 1. */
export type MomentFacts =
  /** All properties of a district have one owner now. */
  | { readonly kind: 'set'; readonly playerId: string; readonly district: District }
  /** The first hotel of the game. */
  | { readonly kind: 'hotel'; readonly playerId: string; readonly propertyId: string }
  /** `share`: of the payer's cash before. */
  | {
      readonly kind: 'rent';
      readonly playerId: string;
      readonly amount: number;
      readonly share: number;
      readonly propertyId: string | null;
    }
  /** `gain`: how much more one side got than the other one; null: about as much. */
  | {
      readonly kind: 'trade';
      readonly fromId: string | null;
      readonly toId: string | null;
      readonly gain: { readonly playerId: string; readonly amount: number } | null;
    }
  | { readonly kind: 'ruin'; readonly playerId: string; readonly cause: RuinCause | null }
  /** A new first player, where the game is played for points. */
  | { readonly kind: 'lead'; readonly playerId: string }
  /** First now, after a share of the wealth of no more than `share`. */
  | { readonly kind: 'comeback'; readonly playerId: string; readonly share: number }
  | { readonly kind: 'odds'; readonly playerId: string; readonly from: number; readonly to: number }
  | { readonly kind: 'end' };

export type MomentKind = MomentFacts['kind'];

/** A turning point of a game. */
export type Moment = MomentFacts & {
  /** The event that brought it about. */
  readonly seq: number;
  /** Null: before the first turn. */
  readonly turn: number | null;
};

/** How much a moment matters beside others; 0: it has a mark on the timeline, and no headline. */
export function weightOf(moment: MomentFacts): number {
  switch (moment.kind) {
    case 'end':
      return 100;
    case 'ruin':
      return 80;
    case 'comeback':
      return 70;
    case 'set':
      return 50;
    case 'odds':
      return 40 + 50 * Math.abs(moment.to - moment.from);
    case 'hotel':
      return 40;
    case 'trade':
      return moment.gain === null ? 0 : 45;
    case 'rent':
      return 25 + 20 * Math.min(1, moment.share);
    case 'lead':
      return 30;
  }
}

/** Moments that have a headline. */
export function isHeadline(moment: MomentFacts): boolean {
  return weightOf(moment) > 0;
}
