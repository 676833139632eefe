import { isJsonObject } from '#libs/protocol';
import { isBoardOfDeeds } from './monopoly.js';
import { type RankedSeat, valueOf } from './seats-of.js';
import { isLatest, type Subject } from './subject.js';

/** Who wins or leads, in one sentence. */
export function headlineOf(subject: Subject, seats: readonly RankedSeat[]): string {
  const { session } = subject;
  const winner = seats.find(({ isWinner }) => isWinner);
  if (winner !== undefined) return `${winner.name} wins`;
  if (isLatest(subject)) {
    if (session.status === 'completed') return seats.length < 2 ? 'The game is over' : drawn(seats);
    if (session.status === 'stopped') return 'Stopped before its end';
  }
  return leaderLine(subject, seats) ?? moverLine(subject, seats);
}

function drawn(seats: readonly RankedSeat[]): string {
  return seats.every(({ rank }) => rank === 1) ? 'A draw' : 'Nobody wins';
}

function leaderLine({ state }: Subject, [first, second]: readonly RankedSeat[]): string | null {
  if (first === undefined || second === undefined || first.amount === null || second.amount === null) return null;
  const isMoney = isBoardOfDeeds(state);
  if (first.rank === second.rank || first.amount === second.amount) return `Level at ${valueOf(first.amount, isMoney)}`;
  if (isMoney) return `${first.name} leads by ${valueOf(first.amount - second.amount, true)}`;
  return `${first.name} leads, ${valueOf(first.amount, false)} to ${valueOf(second.amount, false)}`;
}

function moverLine({ state }: Subject, seats: readonly RankedSeat[]): string {
  const player: unknown = state.players[state.current_player_index ?? -1];
  const mover = seats.find(({ id }) => isJsonObject(player) && player['id'] === id);
  return mover === undefined ? seats.map(({ name }) => name).join(' – ') : `${mover.name} to move`;
}
