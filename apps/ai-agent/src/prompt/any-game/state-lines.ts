import type { TableView } from '#libs/monopoly-bots';
import { type DecideRequest, fieldsOf, type JsonObject, listOf, numberOr, textOr } from '#libs/protocol';
import { type Seen, seenBy } from '../../any-game/seen-state.js';
import { setApart } from '../plain-text.js';
import { plainLegible } from './legible.js';
import type { SeatLabels } from './seat-labels.js';
import { viewLines } from './view-lines.js';

const MAX_SIDE = 40;
const MAX_PHASE = 60;
/** Fields that are shown as JSON, and characters of one of them and of all. */
const MAX_FIELDS = 40;
const MAX_FIELD = 800;
const MAX_STATE = 4_000;
/** What a prompt shows elsewhere, or what is not about the game. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'view',
  'players',
  'standings',
  'decision',
  'turn_number',
  'turn_phase',
  'current_player_index',
  'max_turns',
  'id',
  'game_id',
  'game',
  'seed',
  'status',
  'winner_id',
  'created_at',
  'updated_at',
]);
/** Of a player, what the list of players shows already, or what is not about the game. */
const KNOWN_OF_PLAYER: ReadonlySet<string> = new Set([
  'id',
  'name',
  'model',
  'personality',
  'player_order',
  'is_out',
  'is_bankrupt',
]);

/** The game as it stands: what everybody sees, and between tags of its own what only this seat sees. */
export function stateParts(request: DecideRequest, table: TableView, labels: SeatLabels): readonly string[] {
  const seen = seenBy(request.player_id, request.game_state);
  const view = seen.own['view'] === undefined ? seen.shared['view'] : undefined;
  const shared = [
    ...viewLines(view, labels),
    ...playerLines(seen.shared, labels),
    ...standingLines(seen.shared, labels),
    ...decisionLines(request, labels),
    ...fieldLines(seen.shared, labels),
  ];
  return [nowLine(request, table, labels, seen), setApart('state', shared), ...privateParts(seen, labels)];
}

function nowLine(
  request: DecideRequest,
  { turn, phase }: TableView,
  labels: SeatLabels,
  { shared, own }: Seen,
): string {
  const settings = fieldsOf(request.settings);
  const limit = numberOr(shared['max_turns'], numberOr(settings['max_turns'], 0));
  const sides = { ...fieldsOf(fieldsOf(shared['view'])['sides']), ...fieldsOf(fieldsOf(own['view'])['sides']) };
  const side = plainLegible(textOr(sides[request.player_id], ''), MAX_SIDE);
  const others = Object.entries(sides)
    .filter(([id]) => id !== request.player_id && labels.has(id))
    .map(([id, name]) => `${labels.of(id)} plays ${plainLegible(String(name), MAX_SIDE)}.`);
  const during = plainLegible(labels.inText(phase), MAX_PHASE);
  return [
    `Now: turn ${turn}${limit > 0 ? ` of at most ${limit}` : ''}.`,
    ...(during === '' ? [] : [`Phase: ${during}.`]),
    `You are ${labels.of(request.player_id)}${side === '' ? '' : ` and play ${side}`}. It is your decision.`,
    ...others,
  ].join(' ');
}

function playerLines({ players }: JsonObject, labels: SeatLabels): readonly string[] {
  return listOf(players).flatMap((player) => {
    const fields = fieldsOf(player);
    const own = Object.entries(fields).filter(([name, value]) => !KNOWN_OF_PLAYER.has(name) && value !== null);
    const isOut = fields['is_out'] === true || fields['is_bankrupt'] === true;
    const json = own.length === 0 ? '' : plainLegible(labels.inJson(Object.fromEntries(own), MAX_FIELD), MAX_FIELD);
    const words = [...(isOut ? ['out of the game'] : []), ...(json === '' ? [] : [json])];
    return words.length === 0 ? [] : [`${labels.withYou(fields['id'])}: ${words.join(', ')}`];
  });
}

/** `Standing now: P2 rank 1, score 12; P1 (you) rank 2, score 3` */
function standingLines({ standings }: JsonObject, labels: SeatLabels): readonly string[] {
  const all = listOf(standings).map((entry): JsonObject => fieldsOf(entry));
  const entries = all.flatMap(({ player_id: id, rank, score }) => {
    if (!labels.has(id) || typeof rank !== 'number') return [];
    return [`${labels.withYou(id)} rank ${rank}${typeof score === 'number' ? `, score ${score}` : ''}`];
  });
  // In many games nobody is ahead before the end.
  const isEven = all.every(({ rank, score }) => rank === all[0]?.['rank'] && typeof score !== 'number');
  return entries.length === 0 || isEven ? [] : [`Standing now: ${entries.join('; ')}`];
}

function decisionLines({ decision, game_state }: DecideRequest, labels: SeatLabels): readonly string[] {
  const { id: _id, ...described }: JsonObject = fieldsOf(decision ?? fieldsOf(game_state)['decision']);
  if (Object.keys(described).length === 0) return [];
  return [`The decision: ${plainLegible(labels.inJson(described, MAX_FIELD), MAX_FIELD)}`];
}

/** `castling: {"P2":"KQ"}`, a line for each field that is shown nowhere else. */
function fieldLines(state: JsonObject, labels: SeatLabels): readonly string[] {
  const fields = Object.entries(state).filter(
    ([name, value]) => !ELSEWHERE.has(name) && value !== null && value !== undefined && !isEmpty(value),
  );
  const lines: string[] = [];
  let size = 0;
  for (const [name, value] of fields.slice(0, MAX_FIELDS)) {
    const text = plainLegible(labels.inJson(value, MAX_FIELD), MAX_FIELD);
    const line = `${plainLegible(name, MAX_SIDE)}: ${text}`;
    size += line.length + 1;
    if (size > MAX_STATE) break;
    lines.push(line);
  }
  const left = fields.length - lines.length;
  return left === 0 ? lines : [...lines, `(${left} more fields of the state are left out: they are too long)`];
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function privateParts({ own, hasHidden }: Seen, labels: SeatLabels): readonly string[] {
  if (!hasHidden) return [];
  const { view, ...fields } = own;
  const lines = [...viewLines(view, labels), ...fieldLines(fields, labels)];
  const nothing = lines.length === 0 ? ['(nothing at the moment)'] : lines;
  return [setApart('private', ['Only you see this:', ...nothing])];
}

/** What a seat of such a game must know before it writes. */
export function secrecyLine(request: DecideRequest): string {
  const { hasHidden } = seenBy(request.player_id, request.game_state);
  if (!hasHidden && request.chat_is_public !== true) return '';
  return 'The players do not all see the same. Chat is read by everybody at once; your reasoning is shown to no other player before the game is over.';
}
