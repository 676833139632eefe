import { HOTEL, squareAt, BOARD_SIZE } from '#libs/monopoly';
import { GROUP_NAMES, membersOf, type GroupName } from '../table/groups.js';
import type { Holding } from '../table/holding.js';
import type { SeatView } from '../table/seat.js';
import type { TableView } from '../table/table-view.js';
import { dollars } from '../table/wording.js';
import { labelOf } from './labels.js';

/** The table in a few lines: who has what, where everybody is, what the bank has left. */
export function stateLines(table: TableView): readonly string[] {
  const unsold = GROUP_NAMES.flatMap((group) => groupLine(group, null, table) ?? []);
  return [
    `Turn ${table.turn}. Phase: ${table.phase || 'unknown'}. You are ${labelOf(table.me)}.`,
    ...table.seats.map((seat) => seatLine(seat, table)),
    `Bank: ${table.housesLeft} houses; unsold: ${unsold.join('; ') || 'nothing'}.`,
  ];
}

function seatLine(seat: SeatView, table: TableView): string {
  const who = seat.id === table.me.id ? `${labelOf(seat)} (you)` : labelOf(seat);
  if (seat.bankrupt) return `${who}: bankrupt.`;
  const cash = Number.isFinite(seat.cash) ? dollars(seat.cash) : 'cash not known';
  const jail = seat.inJail ? ' in jail' : '';
  const cards = seat.jailCards > 0 ? `; ${seat.jailCards} jail card(s)` : '';
  const owned = GROUP_NAMES.flatMap((group) => groupLine(group, seat.id, table) ?? []);
  return `${who}: ${cash}, at ${placeOf(seat.position)}${jail}${cards}; owns ${owned.join('; ') || 'nothing'}.`;
}

function placeOf(position: number): string {
  const onBoard = Number.isInteger(position) && position >= 0 && position < BOARD_SIZE;
  return onBoard ? squareAt(position).name : 'an unknown square';
}

/** "orange 2/3: st_james, tennessee+2"; null if the owner has none of the group. */
function groupLine(group: GroupName, ownerId: string | null, table: TableView): string | null {
  const owned = table.group(group).filter((holding) => holding.ownerId === ownerId);
  if (owned.length === 0) return null;
  return `${group} ${owned.length}/${membersOf(group).length}: ${owned.map(deedWord).join(', ')}`;
}

function deedWord({ deed, houses, mortgaged }: Holding): string {
  if (mortgaged) return `${deed.id}(mortgaged)`;
  if (houses === 0) return deed.id;
  return `${deed.id}+${houses === HOTEL ? 'hotel' : houses}`;
}
