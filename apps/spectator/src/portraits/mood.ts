import type { Mood } from '#libs/views';
import { isOver, type Seat, type Story } from '../story/index.js';

/** Dollars: with less, the next rent may be the last. */
const LITTLE_CASH = 100;

/** How a player feels at a moment of the game. */
export function moodOf(story: Story, seat: Seat): Mood {
  if (seat.isOut) return 'ruined';
  if (isOver(story)) return story.winnerId === seat.id ? 'happy' : 'worried';
  if (story.debt?.playerId === seat.id) return 'worried';
  if (hasJustGained(story, seat)) return 'happy';
  if (story.pendingDecision?.playerId === seat.id) return 'thinking';
  return seat.cash !== null && seat.cash < LITTLE_CASH ? 'worried' : 'calm';
}

/** They won an auction, agreed on a trade, or inherit from somebody who is ruined. */
function hasJustGained({ auction, trade, ruin }: Story, { id, name }: Seat): boolean {
  if (ruin !== null) return ruin.creditorId === id;
  if (auction?.sale != null) return auction.sale.winnerName === name;
  return trade?.accepted === true && (trade.fromId === id || trade.toId === id);
}
