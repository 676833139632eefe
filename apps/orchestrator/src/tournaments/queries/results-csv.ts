import type { BegunGame, Tournament } from '../domain/tournament.js';
import { namesOf } from './tournament-view.js';

const COLUMNS = ['number', 'round', 'pairing', 'game_id', 'outcome', 'seat', 'entrant', 'name', 'rank', 'forfeit'];

/** RFC 4180: a line for each seat of each game that is over, and the names of the columns before them. */
export function* resultsCsv(tournament: Tournament, games: readonly BegunGame[]): Generator<string> {
  const names = namesOf(tournament);
  yield lineOf(COLUMNS);
  for (const { number, round, pairing, gameId, seats, result } of games) {
    if (result === undefined) continue;
    const { outcome, ranks, forfeits } = result;
    for (const [index, id] of seats.entries()) {
      const game = [number, round, pairing, gameId ?? '', outcome];
      yield lineOf([...game, index + 1, id, names.get(id) ?? '', ranks[id] ?? '', forfeits.includes(id) ? 1 : 0]);
    }
  }
}

function lineOf(cells: readonly (string | number)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

/** A spreadsheet would take a text for a formula that begins so: it is shown as it is behind an apostrophe. */
const FORMULA = /^[=+\-@\t\r]/;

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
