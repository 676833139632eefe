import { gameNameIn, type SeatView, type TableView } from '#libs/monopoly-bots';
import { type DecideRequest, fieldsOf, isJsonObject, type JsonObject, listOf } from '#libs/protocol';
import { seenBy } from '../../any-game/seen-state.js';
import { replacing } from '../labels.js';

/** Characters of the texts in which the words of a game are looked for. */
const MAX_VOCABULARY = 50_000;
const MAX_CELLS = 2_000;
const MAX_DEPTH = 12;
/** A plain word of this length holds no instruction. */
const PLAIN_WORD = /^[\p{L}\p{N}]{1,20}$/u;
const LEAST_REPLACED = 3;

/**
 * How a prompt calls the seats of any game: `P1`, `P2`, …, in place of their ids and of their names. A name that is a word
 * of the game stays where it is: a player called King is not every king on the board.
 */
export class SeatLabels {
  private readonly byId: ReadonlyMap<string, string>;
  private readonly replace: (text: string) => string;
  private readonly meId: string;

  constructor(request: DecideRequest, { seats, me }: TableView) {
    this.meId = me.id;
    this.byId = new Map(seats.filter(({ id }) => id !== '').map((seat) => [seat.id, labelOfSeat(seat)]));
    const words = seats.flatMap((seat) => [seat.name, seat.id].map((word) => ({ word, label: labelOfSeat(seat) })));
    const vocabulary = words.length === 0 ? new Set<string>() : vocabularyOf(request);
    this.replace = replacing(words.filter(({ word }) => isReplaced(word, vocabulary)));
  }

  /** `P2`; `somebody` for an id that is no seat's. */
  of(playerId: unknown): string {
    return (typeof playerId === 'string' ? this.byId.get(playerId) : undefined) ?? 'somebody';
  }

  /** `P1 (you)` or `P2`. */
  withYou(playerId: unknown): string {
    return playerId === this.meId ? `${this.of(playerId)} (you)` : this.of(playerId);
  }

  has(playerId: unknown): boolean {
    return typeof playerId === 'string' && this.byId.has(playerId);
  }

  inText(text: string): string {
    return this.replace(text);
  }

  /** JSON with labels for ids, as keys and as values; from about `max` characters on, parts are left out as `…`. */
  inJson(value: unknown, max: number): string {
    return JSON.stringify(this.labelled(value, { left: max }, 0)) ?? 'null';
  }

  private labelled(value: unknown, budget: { left: number }, depth: number): unknown {
    if (budget.left <= 0 || depth > MAX_DEPTH) return '…';
    budget.left -= 2;
    if (typeof value === 'string') {
      const text = this.byId.get(value) ?? this.inText(value.slice(0, budget.left + 1));
      budget.left -= text.length;
      return text;
    }
    if (Array.isArray(value)) return this.partsOf(value, budget, depth);
    if (!isJsonObject(value)) return value;
    const fields: (readonly [string, unknown])[] = [];
    for (const [name, inner] of Object.entries(value)) {
      if (budget.left <= 0) return Object.fromEntries([...fields, ['…', '…']]);
      budget.left -= name.length;
      fields.push([this.byId.get(name) ?? name, this.labelled(inner, budget, depth + 1)]);
    }
    return Object.fromEntries(fields);
  }

  private partsOf(value: readonly unknown[], budget: { left: number }, depth: number): readonly unknown[] {
    const parts: unknown[] = [];
    for (const part of value) {
      if (budget.left <= 0) return [...parts, '…'];
      parts.push(this.labelled(part, budget, depth + 1));
    }
    return parts;
  }
}

function labelOfSeat({ order }: Pick<SeatView, 'order'>): string {
  return `P${order + 1}`;
}

function isReplaced(word: string, vocabulary: ReadonlySet<string>): boolean {
  if (word.trim() === '') return false;
  if (!PLAIN_WORD.test(word)) return true;
  return word.length >= LEAST_REPLACED && !vocabulary.has(word.toLowerCase());
}

/** The words of the game: of its rules, its marks, its squares and cards, and of the types of actions. */
function vocabularyOf(request: DecideRequest): ReadonlySet<string> {
  const { shared, own } = seenBy(request.player_id, request.game_state);
  const rules = fieldsOf(request.game)['rules'];
  const texts = [
    gameNameIn(request),
    typeof rules === 'string' ? rules : '',
    ...[shared['view'], own['view']].flatMap((view) => wordsOnBoard(fieldsOf(view))),
    ...request.valid_actions.slice(0, MAX_CELLS).map(({ type }) => type),
  ];
  const text = texts.join(' ').slice(0, MAX_VOCABULARY).toLowerCase();
  return new Set(text.match(/[\p{L}\p{N}]+/gu));
}

function wordsOnBoard({ cells, marks, sides, table }: JsonObject): readonly string[] {
  const named = Object.values(fieldsOf(marks)).map((mark) => fieldsOf(mark)['name']);
  const squares = listOf(cells).flat().slice(0, MAX_CELLS);
  return [...named, ...Object.values(fieldsOf(sides)), ...squares, ...listOf(table)].filter(
    (word): word is string => typeof word === 'string',
  );
}
