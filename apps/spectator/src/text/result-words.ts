import type { Outcome } from '../story/index.js';
import { listed } from './quantities.js';

/** A sentence without its end: `name` may be cut where there is little space. */
export interface ResultWords {
  readonly name: string | null;
  readonly words: string;
}

/** "Ada wins", "Draw", "Ada and Bob share 1st place". */
export function resultWords(outcome: Outcome, isStopped: boolean): ResultWords {
  const wins = isStopped ? 'won' : 'wins';
  switch (outcome.kind) {
    case 'winner':
      return { name: outcome.seat.name, words: wins };
    case 'shared':
      return { name: listed(outcome.seats.map(({ name }) => name)), words: 'share 1st place' };
    case 'nobody':
      return { name: 'Nobody', words: wins };
    case 'draw':
      return { name: null, words: 'Draw' };
    case 'over':
      return { name: null, words: 'The game is over' };
  }
}

/** The same as one text. */
export function resultText(outcome: Outcome, isStopped: boolean): string {
  const { name, words } = resultWords(outcome, isStopped);
  return name === null ? words : `${name} ${words}`;
}

/** "1st", "shared 2nd". */
export function rankText(rank: number, isShared: boolean): string {
  return `${isShared ? 'shared ' : ''}${ordinal(rank)}`;
}

function ordinal(rank: number): string {
  const isTeen = rank % 100 >= 11 && rank % 100 <= 13;
  return `${rank}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th')}`;
}

/** A score as its engine counts: whole, or with up to three digits behind the point. */
export function scoreText(score: number): string {
  return score.toLocaleString('en-US', { maximumFractionDigits: 3 }).replace('-', '−');
}
