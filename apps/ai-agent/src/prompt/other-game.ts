import type { DecideRequest, JsonObject } from '#libs/protocol';
import { fieldsOf, listOf, textOr, textOrNull } from '../table/reading.js';
import type { TableView } from '../table/table-view.js';
import { labelOf, withLabels } from './labels.js';
import { quoted, quotedLines, setApart } from './plain-text.js';

const MAX_NAME = 40;
const MAX_RULES = 6_000;
/** Characters of a state that is shown as it is. */
const MAX_STATE = 4_000;
const MAX_VIEW = 3_000;
const MAX_ROWS = 40;
/** What the prompt shows elsewhere, or what is not about the game. */
const SHOWN: ReadonlySet<string> = new Set(['view', 'players', 'id', 'created_at', 'updated_at', 'decision', 'status']);

/** The name of a game that is not Monopoly, and its rules in its engine's words. */
export function gameOf(request: DecideRequest): { readonly name: string; readonly rules: string } {
  const { game }: JsonObject = fieldsOf(request);
  const { name, rules }: JsonObject = fieldsOf(game);
  const called = quoted(textOrNull(name) ?? textOr(game, ''), MAX_NAME);
  const text = quotedLines(textOr(rules, ''), MAX_RULES);
  return {
    name: called === '' ? '' : ` called ${called}`,
    rules: text === '' ? 'Its rules are not known; the legal actions show what is possible.' : `Its rules:\n${text}`,
  };
}

/** The state of a game that is not Monopoly: its view drawn in text, and the rest as JSON. */
export function otherStateLines(request: DecideRequest, table: TableView): readonly string[] {
  const state = fieldsOf(request.game_state);
  const rest = Object.entries(state).filter(([name, value]) => !SHOWN.has(name) && value !== null);
  const players = listOf(state['players']).map((player, order) => {
    const fields = Object.entries(fieldsOf(player)).filter(([name, value]) => !NOT_SHOWN.has(name) && value !== null);
    return `P${order + 1} ${JSON.stringify(Object.fromEntries(fields))}`;
  });
  const json = withLabels([...players, JSON.stringify(Object.fromEntries(rest))].join('\n'), table);
  const view = withLabels(viewText(fieldsOf(state['view'])), table);
  return [
    `Now: turn ${table.turn}. You are ${labelOf(table.me)}.`,
    setApart(
      'state',
      [quotedLines(view, MAX_VIEW), quotedLines(json, MAX_STATE)].filter((text) => text !== ''),
    ),
  ];
}

/** Of a player, what the list of players shows already. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['id', 'name', 'model', 'personality', 'player_order']);

function viewText(view: JsonObject): string {
  const { kind, text, cells, caption, facts, ...others }: JsonObject = view;
  const lines = [caption, ...listOf(facts).map((fact) => JSON.stringify(fact))]
    .filter((line) => line != null)
    .map(String);
  if (kind === 'text' && typeof text === 'string') return [...lines, text].join('\n');
  if (kind === 'grid' && Array.isArray(cells)) {
    const rows = listOf(cells)
      .slice(0, MAX_ROWS)
      .map((row, index) => `row ${index}: ${listOf(row).map(cellWord).join(' ')}`);
    return [...lines, ...rows].join('\n');
  }
  return [...lines, ...(Object.keys(others).length > 0 ? [JSON.stringify(others)] : [])].join('\n');
}

function cellWord(cell: unknown): string {
  return typeof cell === 'string' && cell !== '' ? cell.slice(0, 10) : '.';
}
