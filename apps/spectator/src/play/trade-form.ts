import { isJsonObject, type JsonObject } from '#libs/protocol';
import { deedName } from '../board-names/index.js';
import { fieldsIn, textIn } from '../story/index.js';
import { type ParamField, paramField, paramMistake, paramValue, type Typed, type TypedValue } from './param-fields.js';

/** Characters of the words that go with a trade. */
const MAX_MESSAGE_CHARS = 280;

const PARTNER = 'to_player_id';
const SIDES = ['give', 'get'] as const;
type Side = (typeof SIDES)[number];

/** The fields of one side of a trade. */
export interface TradeGroup {
  readonly side: Side;
  readonly fields: readonly ParamField[];
}

export interface TradeForm {
  readonly partner: ParamField;
  readonly groups: readonly TradeGroup[];
  readonly message: ParamField;
}

/** Whether parameters are those of a trade of Monopoly. */
export function isTradeParams(params: JsonObject): boolean {
  return [PARTNER, 'give', 'get_by_player'].every((name) => isJsonObject(params[name]));
}

/** The form for a trade with a partner. What cannot be given has no field. */
export function tradeForm(params: JsonObject, partnerId: string): TradeForm {
  const sides: Readonly<Record<Side, JsonObject>> = {
    give: fieldsIn(params, 'give'),
    get: fieldsIn(fieldsIn(params, 'get_by_player'), partnerId),
  };
  return {
    partner: paramField(PARTNER, fieldsIn(params, PARTNER), 'Trade with'),
    groups: SIDES.map((side) => ({ side, fields: sideFields(side, sides[side]) })),
    message: paramField(
      'message',
      { type: 'string', maxLength: MAX_MESSAGE_CHARS, required: false },
      'A word to them (everybody reads it)',
    ),
  };
}

const LABELS: ReadonlyMap<string, string> = new Map([
  ['cash', 'Dollars'],
  ['properties', 'Deeds'],
  ['jail_cards', 'Get-out-of-jail cards'],
]);

function sideFields(side: Side, schemas: JsonObject): readonly ParamField[] {
  return Object.entries(schemas).flatMap(([name, schema]) => {
    const field = isJsonObject(schema)
      ? paramField(`${side}.${name}`, { required: false, ...schema }, LABELS.get(name) ?? name.replaceAll('_', ' '))
      : null;
    return field === null || isEmpty(field) ? [] : [field];
  });
}

function isEmpty({ kind }: ParamField): boolean {
  if (kind.type === 'number') return kind.max !== null && kind.max <= 0;
  return kind.type === 'list' && kind.choices.length === 0;
}

export function tradeFields({ partner, groups, message }: TradeForm): readonly ParamField[] {
  return [partner, ...groups.flatMap(({ fields }) => fields), message];
}

/** What is wrong with a trade as a whole; null: nothing. */
export function tradeMistake(form: TradeForm, typed: Typed): string | null {
  if (tradeFields(form).some((field) => paramMistake(field, typedIn(typed, field)) !== null)) return null;
  const { give, get } = tradeOf(form, typed);
  const isEmptyTrade = [give, get].every((side) => Object.keys(side).length === 0);
  return isEmptyTrade ? 'Choose something to give or to get.' : null;
}

/** The trade that was typed, without what it is nothing of. */
export function tradeOf(
  form: TradeForm,
  typed: Typed,
): { readonly to_player_id: unknown; readonly give: JsonObject; readonly get: JsonObject; readonly message?: unknown } {
  const sideOf = (side: Side): JsonObject => {
    const fields = form.groups.find((group) => group.side === side)?.fields ?? [];
    return Object.fromEntries(
      fields.flatMap((field): [string, unknown][] => {
        const value = paramValue(field, typedIn(typed, field));
        return isNothing(value) ? [] : [[field.name.slice(side.length + 1), value]];
      }),
    );
  };
  const message = paramValue(form.message, typedIn(typed, form.message));
  return {
    to_player_id: paramValue(form.partner, typedIn(typed, form.partner)),
    give: sideOf('give'),
    get: sideOf('get'),
    ...(message !== undefined && { message }),
  };
}

/** What stands in the form of a counter-offer at first: the terms that are on the table, from the other side. */
export function counterTo(trade: JsonObject): Typed {
  const from = textIn(trade, 'from_player_id');
  const sides = [
    ['give', fieldsIn(trade, 'get')],
    ['get', fieldsIn(trade, 'give')],
  ] as const;
  const goods = sides.flatMap(([side, theirs]) =>
    Object.entries(theirs).flatMap(([name, value]): [string, TypedValue][] => {
      if (value === null) return [];
      const typed = Array.isArray(value) ? value.map((item) => JSON.stringify(item)) : JSON.stringify(value);
      return [[`${side}.${name}`, typed]];
    }),
  );
  return Object.fromEntries([...goods, ...(from === null ? [] : [[PARTNER, JSON.stringify(from)] as const])]);
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === 0 || (Array.isArray(value) && value.length === 0);
}

/** What was typed into a field. Of a list that depends on another field, what it has no more is left out. */
export function typedIn(typed: Typed, { name, initial, kind }: ParamField): TypedValue {
  const value = (Object.hasOwn(typed, name) ? typed[name] : null) ?? initial;
  if (typeof value === 'string' || kind.type !== 'list') return value;
  return value.filter((choice) => kind.choices.includes(choice));
}

/** "Tanners Row" for the id of a deed, "Ann" for that of a player. */
export function nameOfId(id: string, players: ReadonlyMap<string, string>): string | null {
  const player = players.get(id);
  if (player !== undefined) return player;
  const deed = deedName(id);
  return deed === id ? null : deed;
}
