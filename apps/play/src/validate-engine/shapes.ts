import { isJsonObject, type JsonObject } from '#libs/protocol';
import { type Fault, faultsOf, isCount, isId, isList, isText } from './faults.js';
import { viewFaults } from './view-faults.js';

const STATUSES = ['waiting', 'in_progress', 'completed'];
const RESERVED = ['game', 'turn', 'agent', 'state'];
const EVENT_NAME = /^[A-Za-z0-9_-]{1,50}:[A-Za-z0-9_-]{1,50}$/;
const MAX_EVENTS = 200;
const MAX_OFFERS = 10_000;

export const objectsIn = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isJsonObject) : []);
export const playerIdsOf = (state: JsonObject): string[] => objectsIn(state['players']).map(({ id }) => String(id));

export function stateFaults(state: JsonObject): Fault[] {
  const ids = playerIdsOf(state);
  const index = state['current_player_index'];
  const isPlayer = (value: unknown): boolean => ids.includes(String(value));
  return [
    ...faultsOf(state, {
      status: [(value) => STATUSES.includes(String(value)), STATUSES.join(', ')],
      players: [
        (value) => objectsIn(value).length > 0 && Array.isArray(value) && value.every(isJsonObject),
        'a list of objects',
      ],
      'turn_number?': [isCount, 'a whole number'],
      'turn_phase?': [isText, 'a text'],
      'winner_id?': [isPlayer, 'the id of a player, or null'],
      'hidden?': [isJsonObject, 'an object by player id'],
    }),
    ...objectsIn(state['players']).flatMap((player, at) =>
      faultsOf(player, { id: [isId, 'a text'], name: [isText, 'a text'] }, `players.${at}.`),
    ),
    ...(new Set(ids).size === ids.length
      ? []
      : [{ field: 'players', got: ids, allowed: 'a list with an id of its own for each player' }]),
    ...(index == null || (isCount(index) && Number(index) < ids.length)
      ? []
      : [{ field: 'current_player_index', got: index, allowed: 'an index into players, or null' }]),
    ...standingsFaults(state['standings'], ids),
    ...hiddenKeyFaults(state['hidden'], ids),
    ...viewFaults(state['view'], ids),
  ];
}

function hiddenKeyFaults(hidden: unknown, ids: readonly string[]): Fault[] {
  const strangers = Object.keys(isJsonObject(hidden) ? hidden : {}).filter(
    (key) => key !== 'all' && !ids.includes(key),
  );
  return strangers.map((key) => ({ field: 'hidden', got: key, allowed: 'the id of a player, or all' }));
}

function standingsFaults(standings: unknown, ids: readonly string[]): Fault[] {
  if (standings == null) return [];
  const entries = objectsIn(standings);
  const named = entries.map(({ player_id: id }) => String(id));
  const isWhole = named.length === ids.length && ids.every((id) => named.includes(id));
  return [
    ...(isWhole ? [] : [{ field: 'standings', got: named, allowed: 'an entry {player_id, rank} for each player' }]),
    ...entries.flatMap((entry, at) =>
      faultsOf(
        entry,
        { rank: [(rank) => isCount(rank) && Number(rank) >= 1 && Number(rank) <= ids.length, `1 to ${ids.length}`], 'score?': [(score) => typeof score === 'number', 'a number'] }, // prettier-ignore
        `standings.${at}.`,
      ),
    ),
  ];
}

export function offerFaults(offers: unknown): Fault[] {
  if (!Array.isArray(offers)) return [{ field: 'actions', got: offers, allowed: 'a list' }];
  if (offers.length > MAX_OFFERS)
    return [{ field: 'actions', got: offers.length, allowed: `a list of up to ${MAX_OFFERS}` }];
  const ids = objectsIn(offers).flatMap(({ action_id: id }) =>
    typeof id === 'string' || typeof id === 'number' ? [String(id)] : [],
  );
  const repeated = ids.find((id, at) => ids.indexOf(id) !== at);
  return [
    ...objectsIn(offers).flatMap((offer, at) =>
      faultsOf(
        offer,
        {
          type: [(type) => isText(type) && type !== '' && String(type).length <= 200, 'a text of up to 200 characters'],
          'action_id?': [isId, 'a text or a number'],
          'description?': [isText, 'a text'],
          'secret?': [(value) => typeof value === 'boolean', 'true or false'],
          'params?': [isJsonObject, 'an object of JSON Schemas'],
          'cells?': [isList, 'a list of [row, column]'],
        },
        `actions.${at}.`,
      ),
    ),
    ...(repeated === undefined
      ? []
      : [{ field: 'actions', got: repeated, allowed: 'an action_id that is unique in its list' }]),
  ];
}

export function resultFaults(result: JsonObject, ids: readonly string[]): Fault[] {
  const events = result['events'];
  return [
    ...faultsOf(result, {
      success: [(value) => value === true, 'true'],
      'message?': [isText, 'a text'],
      'game_over?': [(value) => typeof value === 'boolean', 'true or false'],
      'winner_id?': [(value) => ids.includes(String(value)), 'the id of a player, or null'],
      'events?': [(value) => Array.isArray(value) && value.length <= MAX_EVENTS, `a list of up to ${MAX_EVENTS}`],
    }),
    ...(Array.isArray(events) ? events.flatMap(eventFaults) : []),
  ];
}

function eventFaults(event: unknown, at: number): Fault[] {
  const type = isJsonObject(event) ? event['type'] : undefined;
  const isNamed = typeof type === 'string' && EVENT_NAME.test(type);
  const allowed = `two words such as disc:dropped, the first none of ${RESERVED.join(', ')}`;
  const isFree = isNamed && !RESERVED.includes(type.split(':', 1)[0] ?? '');
  return isFree ? [] : [{ field: `events.${at}.type`, got: type, allowed }];
}
