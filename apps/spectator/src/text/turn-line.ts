import { squareName } from '../board-names/index.js';
import { isMonopoly, outcomeOf, scoreOf, seatOf, type Story } from '../story/index.js';
import { money } from './quantities.js';
import { resultText, scoreText } from './result-words.js';

/** One line per turn for screen readers: the player, and their square and cash, or their score. */
export function turnAnnouncement(story: Story): string {
  if (story.status === 'completed') {
    return `The game is over. ${resultText(outcomeOf(story), false)}.`;
  }
  if (story.turn === null) return '';
  const seat = seatOf(story, story.turn.playerId);
  const score = scoreOf(story, story.turn.playerId);
  const parts = [
    story.turn.playerName,
    ...(seat?.position != null && isMonopoly(story) ? [`at ${squareName(seat.position)}`] : []),
    ...(seat?.cash == null ? [] : [money(seat.cash)]),
    ...(score === null ? [] : [`score ${scoreText(score)}`]),
  ];
  return `Turn ${story.turn.number}: ${parts.join(', ')}.`;
}
