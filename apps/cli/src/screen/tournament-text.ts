import { isJsonObject, type JsonObject } from '#libs/protocol';
import { type Column, textTable } from '#libs/command-line';
import type { FrameSize } from './game-frame.js';
import { safeCell, safeLine } from './safe-text.js';
import { fitted } from './width.js';

const MAX_TEXT = 200;
const MAX_LEADERS = 3;

/** A tournament in one line: its name, how it goes, and how far it is. */
export function headLine(tournament: JsonObject): string {
  const { name, status, format, game, reason, waiting_for: waitsFor } = tournament;
  const what = [name, status, format, game].map(safeCell).filter((word) => word !== '');
  const why = [reason, waitsFor].flatMap((text) => (typeof text === 'string' ? [safeLine(text, MAX_TEXT)] : []));
  return [...what, `${gamesLine(tournament)} games`, ...why].join(' · ');
}

/** `3 of 8`, and how many are on. */
export function gamesLine({ games }: JsonObject): string {
  const { played, planned, running } = isJsonObject(games) ? games : {};
  const all = typeof planned === 'number' ? ` of ${planned}` : '';
  return `${safeCell(played)}${all}${typeof running === 'number' && running > 0 ? `, ${running} on` : ''}`;
}

/** Who leads, behind the line of {@link headLine}. */
export function leadersLine(tournament: JsonObject): string {
  const leaders = objectsIn(tournament, 'standings').slice(0, MAX_LEADERS);
  const texts = leaders.map(({ place, name, points }) => `${safeCell(place)}. ${safeCell(name)} ${safeCell(points)}`);
  return texts.length === 0 ? '' : ` · ${texts.join(', ')}`;
}

/** How it stands, and the games that are on. */
export function tournamentLines(tournament: JsonObject): readonly string[] {
  const names = namesIn(tournament);
  const table = textTable(standingColumns(names), objectsIn(tournament, 'standings')).split('\n');
  const on = objectsIn(tournament, 'under_way').map(
    (game) => `#${safeCell(game['number'])}  ${seatsOf(game, names)}  ${safeCell(game['game_id'])}`,
  );
  return [headLine(tournament), '', ...table, ...(on.length === 0 ? [] : ['', 'On now:', ...on])];
}

/** The same as lines of a terminal, no more than it has rows, and none longer than these are. */
export function tournamentFrame(tournament: JsonObject, notice: string, size: FrameSize): readonly string[] {
  const lines = [...(notice === '' ? [] : [safeLine(notice, MAX_TEXT)]), ...tournamentLines(tournament)];
  return lines.slice(0, size.rows).map((line) => fitted(line, size.columns).trimEnd());
}

function standingColumns(names: ReadonlyMap<string, string>): readonly Column<JsonObject>[] {
  return [
    count('place', 'place'),
    { title: 'name', cell: ({ name }) => safeCell(name) },
    { title: 'id', cell: ({ entrant }) => safeCell(entrant) },
    count('games', 'games'),
    count('won', 'wins'),
    count('drawn', 'draws'),
    count('lost', 'losses'),
    count('forfeits', 'forfeits'),
    count('points', 'points'),
    { title: 'share', cell: ({ share }) => percent(share, 'mean'), isNumber: true },
    {
      title: 'interval (95 %)',
      cell: ({ share }) => `${percent(share, 'low')} – ${percent(share, 'high')}`,
      isNumber: true,
    },
    { title: 'may be level with', cell: (row) => namesOf(row['tied_with'], names, ', ') },
  ];
}

function count(title: string, field: string): Column<JsonObject> {
  return { title, cell: (row) => safeCell(row[field]), isNumber: true };
}

/** The columns of a table of its games. */
export function gameColumns(tournament: JsonObject): readonly Column<JsonObject>[] {
  const names = namesIn(tournament);
  return [
    count('number', 'number'),
    count('round', 'round'),
    { title: 'status', cell: ({ status }) => safeCell(status) },
    { title: 'seats', cell: (game) => seatsOf(game, names) },
    { title: 'ranks', cell: ({ seats, ranks }) => ranksOf(seats, ranks) },
    { title: 'forfeits', cell: ({ forfeits }) => namesOf(forfeits, names, ', ') },
    { title: 'game', cell: ({ game_id: id }) => safeCell(id) },
  ];
}

function objectsIn(fields: JsonObject, name: string): readonly JsonObject[] {
  const list = fields[name];
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

function namesIn(tournament: JsonObject): ReadonlyMap<string, string> {
  return new Map(objectsIn(tournament, 'entrants').map(({ id, name }) => [safeCell(id), safeCell(name)]));
}

function namesOf(ids: unknown, names: ReadonlyMap<string, string>, between: string): string {
  if (!Array.isArray(ids)) return '';
  return safeLine(ids.map((id: unknown) => names.get(safeCell(id)) ?? safeCell(id)).join(between), MAX_TEXT);
}

function seatsOf({ seats }: JsonObject, names: ReadonlyMap<string, string>): string {
  return namesOf(seats, names, ' – ');
}

/** In the order of the seats: `1 2`. */
function ranksOf(seats: unknown, ranks: unknown): string {
  if (!Array.isArray(seats) || !isJsonObject(ranks)) return '';
  return seats.map((id: unknown) => (typeof id === 'string' ? safeCell(ranks[id]) : '')).join(' ');
}

function percent(share: unknown, field: string): string {
  const value = isJsonObject(share) ? share[field] : undefined;
  return typeof value === 'number' ? `${Math.round(value * 100)} %` : '';
}
