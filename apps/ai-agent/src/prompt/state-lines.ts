import {
  dollars,
  GROUP_NAMES,
  type GroupName,
  type Holding,
  membersOf,
  type SeatView,
  type TableView,
} from '#libs/monopoly-bots';
import { BOARD_SIZE, HOTEL, isDeed, squareAt } from '#libs/monopoly';
import { labelOf, labelOfId } from './labels.js';
import { quoted } from './plain-text.js';
import type { Scene } from './scene.js';
import { worthOf } from './valuing.js';

const MAX_PHASE = 40;

/** The table in a few lines: whose turn it is, who has what, where everybody is, what the bank has left. */
export function stateLines(scene: Scene): readonly string[] {
  const { table, hotelsLeft, pot } = scene;
  const unsold = GROUP_NAMES.flatMap((group) => groupLine(group, null, table) ?? []);
  const parking = pot > 0 ? ` Free Parking holds ${dollars(pot)}.` : '';
  return [
    turnLine(scene),
    ...table.seats.map((seat) => seatLine(seat, table)),
    `Bank: ${table.housesLeft} houses, ${hotelsLeft} hotels; unsold: ${unsold.join('; ') || 'nothing'}.${parking}`,
  ];
}

function turnLine({ table, maxTurns, turnPlayerId, lastThrow, doubles }: Scene): string {
  const limit = maxTurns === null ? '' : ` of at most ${maxTurns}`;
  const whose = turnPlayerId === null ? '' : `, the turn of ${labelOfId(turnPlayerId, table)}`;
  const dice = lastThrow === null ? '' : ` Last throw: ${lastThrow.join('+')}.`;
  const again = doubles > 0 ? ` Doubles in a row in this turn: ${doubles}, so another throw is due.` : '';
  const phase = quoted(table.phase, MAX_PHASE) || 'unknown';
  return `Now: turn ${table.turn}${limit}${whose}. Phase: ${phase}.${dice}${again} You are ${labelOf(table.me)}.`;
}

function seatLine(seat: SeatView, table: TableView): string {
  const who = seat.id === table.me.id ? `${labelOf(seat)} (you)` : labelOf(seat);
  if (seat.bankrupt) return `${who}: bankrupt.`;
  const cash = Number.isFinite(seat.cash) ? dollars(seat.cash) : 'cash not known';
  const worth = Number.isFinite(seat.cash) ? ` (all in all worth ${dollars(worthOf(seat.id, table))})` : '';
  const jail = seat.inJail ? ', in jail' : '';
  const cards = seat.jailCards > 0 ? `; jail cards: ${seat.jailCards}` : '';
  const owned = GROUP_NAMES.flatMap((group) => groupLine(group, seat.id, table) ?? []);
  return `${who}: ${cash}${worth}; at ${placeAt(seat.position)}${jail}${cards}; owns ${owned.join('; ') || 'nothing'}.`;
}

/** The id of a deed, the name of any other square, each with its position. */
export function placeAt(position: number): string {
  if (!Number.isInteger(position) || position < 0 || position >= BOARD_SIZE) return 'an unknown square';
  const square = squareAt(position);
  return `${position} ${isDeed(square) ? square.id : square.name}`;
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
