import { isJsonObject, type JsonObject } from '#libs/protocol';
import { RequestFailed, request } from '../api/index.js';
import { fieldsIn, numberIn, plain, textIn } from '../story/index.js';
import { optionFieldsIn, type OptionField } from './option-fields.js';

/** A game that the server can start. */
export interface Playable {
  /** For `settings.game`. */
  readonly game: string;
  readonly name: string;
  readonly engine: string;
  readonly isDefault: boolean;
  readonly isHealthy: boolean;
  readonly seats: SeatRange;
  /** Null: its engine gives none. */
  readonly rules: string | null;
  readonly options: readonly OptionField[];
  /** Played by the personalities of the agent service; other games by those that play any game. */
  readonly isMonopoly: boolean;
}

export interface SeatRange {
  readonly min: number;
  readonly max: number;
}

/** What a server takes for a game that it does not describe. */
export const DEFAULT_SEATS: SeatRange = { min: 2, max: 8 };
const MAX_SEATS = 16;
/** More entries could not be found in a list. */
const MAX_GAMES = 500;
const MAX_RULES_CHARS = 2_000;

/** The games of all engines, the default one's first; none where the server is older. */
export async function listPlayable(signal: AbortSignal): Promise<readonly Playable[]> {
  try {
    return playableIn(await request('/engines', { signal }));
  } catch (error) {
    if (error instanceof RequestFailed && error.status === 404) return [];
    throw error;
  }
}

/** Reads the answer of GET /engines. */
export function playableIn(answer: unknown): readonly Playable[] {
  const engines = isJsonObject(answer) ? objectsIn(answer, 'engines') : [];
  return engines
    .flatMap((engine) => objectsIn(engine, 'games').flatMap((game) => readGame(game, engine) ?? []))
    .slice(0, MAX_GAMES)
    .toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault));
}

function objectsIn(fields: JsonObject, name: string): readonly JsonObject[] {
  const list: unknown = fields[name];
  return Array.isArray(list) ? list.slice(0, MAX_GAMES).filter(isJsonObject) : [];
}

function readGame(fields: JsonObject, engine: JsonObject): Playable | null {
  const game = textIn(fields, 'game');
  if (game === null) return null;
  const name = plain(textIn(fields, 'name') ?? game, 100);
  const isDefault = engine['is_default'] === true;
  const rules = textIn(fields, 'rules');
  return {
    game,
    name,
    engine: plain(textIn(engine, 'name') ?? game, 100),
    isDefault,
    isHealthy: engine['status'] !== 'unhealthy',
    seats: seatsIn(fieldsIn(fields, 'seats')),
    rules: rules === null ? null : plain(rules, MAX_RULES_CHARS),
    options: optionFieldsIn(fieldsIn(fields, 'options')),
    isMonopoly: /monopoly/i.test(`${name} ${game}`) || (isDefault && fields['seats'] === undefined),
  };
}

function seatsIn(fields: JsonObject): SeatRange {
  const whole = (name: 'min' | 'max'): number => Math.trunc(numberIn(fields, name) ?? DEFAULT_SEATS[name]);
  const min = Math.min(MAX_SEATS, Math.max(1, whole('min')));
  return { min, max: Math.min(MAX_SEATS, Math.max(min, whole('max'))) };
}
