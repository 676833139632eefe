import type { SeatIndex } from './game.js';
import type { Happening } from './happening.js';

/** Money that changed hands. A seat, the bank, or what lies on Free Parking. */
export interface Flow {
  readonly from: Party;
  readonly to: Party;
  /** Dollars. */
  readonly amount: number;
}

export type Party = SeatIndex | 'bank' | 'pot';

/** The payments among the happenings. The price of an auction is in the `bought` or `built` that follows it. */
export function flowsIn(happenings: readonly Happening[]): readonly Flow[] {
  return happenings.flatMap(flowsOf);
}

function flowsOf(happening: Happening): readonly Flow[] {
  switch (happening.kind) {
    case 'collected':
      return [flow(happening.cause === 'free_parking' ? 'pot' : 'bank', happening.seat, happening.amount)];
    case 'paid':
      return [flow(happening.seat, happening.debt.to ?? (happening.intoPot ? 'pot' : 'bank'), happening.debt.amount)];
    case 'bought':
    case 'built':
    case 'unmortgaged':
      return [flow(happening.seat, 'bank', happening.amount)];
    case 'sold':
    case 'mortgaged':
      return [flow('bank', happening.seat, happening.amount)];
    case 'trade_resolved':
      return happening.accepted ? tradeFlows(happening.trade) : [];
    case 'bankrupt':
      return [
        flow('bank', happening.seat, happening.buildings),
        flow(happening.seat, happening.creditor ?? 'bank', happening.cash),
      ];
    case 'rolled':
    case 'moved':
    case 'jailed':
    case 'jail_attempt':
    case 'drew':
    case 'passed':
    case 'auction_started':
    case 'bid':
    case 'auction_ended':
    case 'trade_proposed':
    case 'ended':
      return [];
  }
}

type Resolved = Extract<Happening, { kind: 'trade_resolved' }>['trade'];

function tradeFlows({ from, to, terms }: Resolved): readonly Flow[] {
  return [flow(from, to, terms.give.cash ?? 0), flow(to, from, terms.get.cash ?? 0)];
}

function flow(from: Party, to: Party, amount: number): Flow {
  return { from, to, amount };
}

/** Dollars that `seat` paid; a bankrupt's last cash included. */
export function paidBy(seat: SeatIndex, happenings: readonly Happening[]): number {
  return total(flowsIn(happenings).filter(({ from }) => from === seat));
}

/** Dollars that `seat` received. */
export function receivedBy(seat: SeatIndex, happenings: readonly Happening[]): number {
  return total(flowsIn(happenings).filter(({ to }) => to === seat));
}

function total(flows: readonly Flow[]): number {
  return flows.reduce((sum, { amount }) => sum + amount, 0);
}
