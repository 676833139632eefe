/** Who has how much of what a game is about. */
export { type RankedSeat, rankedSeats } from './ranked-seats.js';
export { percent, ShareBar } from './share-bar.js';
