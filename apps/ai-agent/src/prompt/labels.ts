import type { SeatView } from '../table/seat.js';
import type { TableView } from '../table/table-view.js';

/** How a prompt calls a seat: `P1`, `P2`, … Names are written by others and appear in one place only. */
export function labelOf({ order }: Pick<SeatView, 'order'>): string {
  return `P${order + 1}`;
}

/** The label of the seat with an id; `the bank` where there is none. */
export function labelOfId(playerId: string | null, table: TableView): string {
  const seat = table.seats.find(({ id }) => id === playerId);
  return seat === undefined ? 'the bank' : labelOf(seat);
}
