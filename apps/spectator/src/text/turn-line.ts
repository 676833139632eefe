import { squareName } from '../board-names/index.js';
import { seatOf, type Story } from '../story/index.js';
import { money } from './quantities.js';

/** One line per turn for screen readers: the player, their square and their cash. */
export function turnAnnouncement(story: Story): string {
  if (story.status === 'completed') {
    return `The game is over. ${seatOf(story, story.winnerId)?.name ?? 'Nobody'} wins.`;
  }
  if (story.turn === null) return '';
  const seat = seatOf(story, story.turn.playerId);
  const place = seat?.position == null ? '' : `, at ${squareName(seat.position)}`;
  return `Turn ${story.turn.number}: ${story.turn.playerName}${place}, ${money(seat?.cash ?? null)}.`;
}
