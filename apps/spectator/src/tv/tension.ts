import { rankedSeats } from '../shares/ranked-seats.js';
import type { Story } from '../story/index.js';

/** Turns after which a game is about half as decided as it will be. */
const HALF_WAY_TURNS = 40;
const WEIGHTS = { closeness: 0.45, stakes: 0.3, heat: 0.25 } as const;

/**
 * How much worth watching a game is, 0 to 1: how close the first two are, how near the end is, and what has just happened.
 *
 * @param heat of the moments of the last minutes, 0 to 1
 */
export function tensionOf(story: Story, turns: number, heat: number): number {
  return WEIGHTS.closeness * closeness(story) + WEIGHTS.stakes * stakes(story, turns) + WEIGHTS.heat * heat;
}

/** 1: the first two have the same; 0: one of them has nothing. */
function closeness(story: Story): number {
  const left = rankedSeats(story).filter(({ seat }) => !seat.isOut);
  const [first, second] = left.flatMap(({ share }) => share ?? []).toSorted((a, b) => b - a);
  // Where nothing can be compared, any of them may win.
  if (first === undefined || second === undefined) return left.length < 2 ? 0 : 0.5;
  return first === 0 ? 1 : second / first;
}

/** By the turns, or by the seats that are left. A debt that the game waits for may be the end of a player. */
function stakes({ seats, debt }: Story, turns: number): number {
  const isOutCount = seats.filter(({ isOut }) => isOut).length;
  const bySeats = seats.length > 2 ? isOutCount / (seats.length - 2) : 0;
  return debt === null ? Math.min(1, Math.max(bySeats, turns / (turns + HALF_WAY_TURNS))) : 1;
}
