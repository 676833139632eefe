import { type GameState, isJsonObject, type JsonObject } from '#libs/protocol';
import { numberIn, textIn } from './fields.js';
import { plain } from '#libs/views';

/** A plain value of a state, for people. */
export interface StateValue {
  readonly name: string;
  readonly value: string;
}

/** How a state is to be shown. */
export interface StateView {
  /** The `kind` of its `view`; `monopoly` for a board of deeds without one; null: the state does not contain it. */
  readonly kind: string | null;
  /** The `view` as the engine sent it, of any form and size: its reader in `views` bounds what it takes from it. */
  readonly fields: JsonObject;
  /** Plain values of the state, for a page that does not know the kind. */
  readonly values: readonly StateValue[];
  /** The state itself, of a game of Monopoly. A history holds few more values for it: states share what is the same in them. */
  readonly state: GameState | null;
}

export const NO_VIEW: StateView = { kind: null, fields: {}, values: [], state: null };
const MONOPOLY = 'monopoly';

/** Whether the game is Monopoly: its words, dollars and deeds are for it alone. */
export function isMonopoly({ view }: { readonly view: StateView }): boolean {
  return view.kind === MONOPOLY;
}

const MAX_KIND_CHARS = 50;
/** More values than fit on a screen are not read. */
const MAX_VALUES = 24;
const MAX_VALUE_CHARS = 200;
/** Fields that other parts of the page show, or that mean nothing to a viewer. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set(
  'id game_id status current_player_index turn_number winner_id created_at updated_at seed max_turns'.split(' '),
);

/** Reads how a state is to be shown. What equals `before` is `before`, so that a long history needs little memory. */
export function stateViewOf(state: GameState, before: StateView): StateView {
  const all = allIn(state['hidden']);
  const fields = [all['view'], state['view']].find(isJsonObject);
  if (fields === undefined && isBoardOfDeeds(state)) return { ...NO_VIEW, kind: MONOPOLY, state };
  const kind = fields === undefined ? null : plain(textIn(fields, 'kind') ?? '', MAX_KIND_CHARS);
  const values = valuesIn({ ...state, ...all });
  const isUnchanged = kind === before.kind && (fields ?? before.fields) === before.fields;
  const isSame =
    values.length === before.values.length && values.every((value, index) => isEqual(value, before, index));
  if (isUnchanged && isSame) return before;
  return {
    kind,
    fields: fields ?? NO_VIEW.fields,
    values: isSame ? before.values : values,
    state: kind === MONOPOLY ? state : null,
  };
}

/** Our engine and those of the contract's first version send deeds, or where each player stands with which cash. */
function isBoardOfDeeds({ properties, players }: GameState): boolean {
  if (Array.isArray(properties)) return true;
  const [first] = players;
  return isJsonObject(first) && numberIn(first, 'position') !== null && numberIn(first, 'cash') !== null;
}

/** The full picture, which everybody may see once a game with hidden information is over. */
function allIn(hidden: unknown): JsonObject {
  return isJsonObject(hidden) && isJsonObject(hidden['all']) ? hidden['all'] : {};
}

function valuesIn(state: JsonObject): readonly StateValue[] {
  const values: StateValue[] = [];
  for (const name in state) {
    if (values.length >= MAX_VALUES) break;
    const value = state[name];
    const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
    if (!isPlain || SHOWN_ELSEWHERE.has(name)) continue;
    const text = plain(String(value), MAX_VALUE_CHARS);
    if (text !== '') values.push({ name: plain(name.replaceAll('_', ' '), MAX_KIND_CHARS), value: text });
  }
  return values;
}

function isEqual({ name, value }: StateValue, before: StateView, index: number): boolean {
  return before.values[index]?.name === name && before.values[index].value === value;
}
