import { isJsonObject } from '#libs/protocol';
import { itemsOf, labelOf } from './label.js';
import { readOnce } from './read-once.js';

export interface Fact {
  readonly name: string;
  readonly value: string;
  /** Null: it is about the game. */
  readonly playerId: string | null;
}

/** What a view of any kind may contain besides the board. */
export interface AboutView {
  readonly facts: readonly Fact[];
  /** By player: what they play, such as "White". */
  readonly sides: ReadonlyMap<string, string>;
  readonly caption: string | null;
}

/** More do not fit beside the board, and on the cards of the players. */
const MAX_FACTS = 64;
const MAX_SIDES = 64;
const MAX_NAME_CHARS = 40;
const MAX_VALUE_CHARS = 120;
const MAX_CAPTION_CHARS = 300;

/** Reads facts, sides and caption of a view; what is malformed is left out. */
export const aboutOf = readOnce((fields): AboutView => ({
  facts: itemsOf(fields['facts'], MAX_FACTS).flatMap((fact) => factOf(fact) ?? []),
  sides: sidesOf(fields['sides']),
  caption: labelOf(fields['caption'], MAX_CAPTION_CHARS),
}));

function factOf(value: unknown): Fact | null {
  if (!isJsonObject(value)) return null;
  const name = labelOf(value['name'], MAX_NAME_CHARS);
  const given = value['value'];
  const shown = labelOf(typeof given === 'boolean' ? (given ? 'yes' : 'no') : given, MAX_VALUE_CHARS);
  if (name === null || shown === null) return null;
  return { name, value: shown, playerId: typeof value['player_id'] === 'string' ? value['player_id'] : null };
}

function sidesOf(value: unknown): ReadonlyMap<string, string> {
  const sides = new Map<string, string>();
  if (!isJsonObject(value)) return sides;
  for (const id in value) {
    if (sides.size >= MAX_SIDES) break;
    const side = labelOf(value[id], MAX_NAME_CHARS);
    if (side !== null) sides.set(id, side);
  }
  return sides;
}
