import type { Seat } from './game.js';
import type { Happening } from './happening.js';

/** Dollars that `seat` paid, to the bank or to players; a bankrupt's last cash included. */
export function paidBy(seat: Seat, happenings: readonly Happening[]): number {
  return happenings.reduce((total, happening) => total + paidIn(happening, seat), 0);
}

/** Dollars that `seat` received, from the bank or from players. */
export function receivedBy(seat: Seat, happenings: readonly Happening[]): number {
  return happenings.reduce((total, happening) => total + receivedIn(happening, seat), 0);
}

function paidIn(happening: Happening, seat: Seat): number {
  if (happening.kind === 'ended' || happening.seat !== seat) return 0;
  switch (happening.kind) {
    case 'bought':
    case 'built':
    case 'unmortgaged':
      return happening.amount;
    case 'paid':
      return happening.debt.amount;
    case 'bankrupt':
      return happening.cash;
    default:
      return 0;
  }
}

function receivedIn(happening: Happening, seat: Seat): number {
  if (happening.kind === 'ended') return 0;
  if (happening.kind === 'paid') return happening.debt.to === seat ? happening.debt.amount : 0;
  if (happening.kind === 'bankrupt') return bankruptcyShare(happening, seat);
  if (happening.seat !== seat) return 0;
  const brings = happening.kind === 'collected' || happening.kind === 'sold' || happening.kind === 'mortgaged';
  return brings ? happening.amount : 0;
}

/** The bank buys the last buildings; the creditor gets all the cash (K2). */
function bankruptcyShare(happening: Extract<Happening, { kind: 'bankrupt' }>, seat: Seat): number {
  if (happening.seat === seat) return happening.buildings;
  return happening.creditor === seat ? happening.cash : 0;
}
