import { type Contact, OVER, type SeatStatus } from './seat-follower.js';

export function isOverFor({ view }: SeatStatus): boolean {
  return view !== null && OVER.includes(view.status);
}

const BY_CONTACT: Readonly<Record<Exclude<Contact, 'there'>, string>> = {
  away: 'You are away',
  replaced: 'An agent plays your seat now',
  unreachable: 'No connection',
};

/** The heading of the panel: whose turn it is, or how the game has ended. */
export function headingOf(
  status: SeatStatus,
  playerId: string,
  players: ReadonlyMap<string, string>,
  onTurn: string | null,
): string {
  const { view, contact } = status;
  if (view === null) return 'Taking your seat …';
  if (view.status === 'completed') {
    if (view.winner_id === playerId) return 'You have won!';
    const winner = view.winner_id === null ? undefined : players.get(view.winner_id);
    return winner === undefined ? 'The game is over' : `${winner} has won`;
  }
  if (view.status === 'stopped') return 'The game was stopped';
  if (contact !== 'there') return BY_CONTACT[contact];
  if (view.turn !== null) return 'Your turn';
  if (view.status === 'waiting') return 'You have a seat. The others are awaited';
  if (view.status === 'paused') return 'The game is paused';
  if (view.status === 'failed') return 'The game has failed';
  if (onTurn === null) return 'You are in the game';
  return onTurn === view.name ? 'Your turn goes on …' : `${onTurn} is to play`;
}
