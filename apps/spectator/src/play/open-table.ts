import { isJsonObject, type JsonObject } from '#libs/protocol';
import { plain, textIn } from '../story/index.js';
import { count } from '../text/index.js';

export interface TableSeat {
  readonly id: string;
  readonly name: string;
  readonly personality: string;
  readonly isOpen: boolean;
  /** Somebody has taken it. */
  readonly isGuest: boolean;
}

/** A game that waits for players. */
export interface OpenTable {
  readonly seats: readonly TableSeat[];
  /** When it starts at the latest, in milliseconds since 1970; null: when all seats are taken. */
  readonly startBy: number | null;
}

/** The personality that the server gives to a seat that was taken. */
const GUEST = 'guest';
const MAX_SEATS = 64;
const MAX_NAME_CHARS = 100;
const MINUTE_MS = 60_000;

/** Reads GET /games/{id}; null: it does not wait for players. */
export function openTableIn(game: unknown): OpenTable | null {
  if (!isJsonObject(game) || game['status'] !== 'waiting') return null;
  const open = listIn(game, 'open_seats');
  const startBy = Date.parse(textIn(game, 'start_by') ?? '');
  return {
    seats: listIn(game, 'players')
      .filter(isJsonObject)
      .map((player) => seatIn(player, open)),
    startBy: Number.isNaN(startBy) ? null : startBy,
  };
}

function listIn(fields: JsonObject, name: string): readonly unknown[] {
  const list: unknown = fields[name];
  return Array.isArray(list) ? list.slice(0, MAX_SEATS) : [];
}

function seatIn(player: JsonObject, open: readonly unknown[]): TableSeat {
  const id = textIn(player, 'id') ?? '';
  const personality = textIn(player, 'personality') ?? '';
  return {
    id,
    name: plain(textIn(player, 'name') ?? id, MAX_NAME_CHARS),
    personality: plain(personality, MAX_NAME_CHARS),
    isOpen: open.includes(id),
    isGuest: personality === GUEST,
  };
}

/** How long the game waits, for people. `now`: milliseconds since 1970. */
export function startText({ seats, startBy }: OpenTable, now: number): string {
  const open = seats.filter(({ isOpen }) => isOpen).length;
  const seatsOpen = `${count(open, 'seat')} ${open === 1 ? 'is' : 'are'} open.`;
  const they = open === 1 ? 'it is' : 'they are';
  if (startBy === null) return `${seatsOpen} The game starts when ${they} taken.`;
  const minutes = Math.ceil((startBy - now) / MINUTE_MS);
  const when = minutes <= 1 ? 'within a minute' : `in ${count(minutes, 'minute')}`;
  return `${seatsOpen} The game starts when ${they} taken, or ${when} with an agent in each open seat.`;
}
