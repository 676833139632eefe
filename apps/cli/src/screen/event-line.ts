import { isJsonObject, type JsonObject } from '#libs/protocol';
import { safeLine } from './safe-text.js';

/** An event as the server sends it, or as a replay has it. */
export interface FeedEvent {
  readonly seq: number;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly event: string;
  readonly payload: JsonObject;
}

const MAX_DETAILS = 400;
const MAX_VALUE = 200;
const MAX_FIELDS = 8;

/** Fields that are shown in another place, or that say nothing to people. */
const NOT_SHOWN = new Set(['game_id', 'seq', 'at', 'player_id', 'player_name', 'deadline', 'usage', 'final_state']);

/** `12:00:01  #231  dice:rolled  Lady Luck  dice 3, 4, total 7`: of any engine's event, without what a terminal would obey. */
export function eventLine({ seq, at, event, payload }: FeedEvent): string {
  const who = textOf(payload['player_name']);
  const parts = [timeOf(at), `#${seq}`, safeLine(event, MAX_VALUE), who, detailsOf(event, payload)];
  return parts.filter((part) => part !== '').join('  ');
}

function timeOf(at: string): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? '' : time.toTimeString().slice(0, 8);
}

function detailsOf(event: string, payload: JsonObject): string {
  if (event === 'game:started') return namesOf(payload['players']);
  const fields = Object.entries(payload).filter(([name]) => isShown(name, payload));
  const shown = fields.slice(0, MAX_FIELDS).flatMap(([name, value]) => {
    const text = textOf(value);
    return text === '' ? [] : [`${safeLine(name.replaceAll('_', ' '), MAX_VALUE)} ${text}`];
  });
  return safeLine(shown.join(', '), MAX_DETAILS);
}

/** Lists of ids say nothing to people, and neither does an id whose name is there too. */
function isShown(name: string, payload: JsonObject): boolean {
  if (NOT_SHOWN.has(name) || name.endsWith('_ids')) return false;
  return !(name.endsWith('_id') && Object.hasOwn(payload, name.replace(/_id$/, '_name')));
}

/** Of an object what names it: an action’s type, or how a result went. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return safeLine(value, MAX_VALUE);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value))
    return safeLine(
      value
        .map(textOf)
        .filter((text) => text !== '')
        .join(' '),
      MAX_VALUE,
    );
  if (!isJsonObject(value)) return '';
  const { type, message, name } = value;
  return textOf(type ?? message ?? name);
}

function namesOf(players: unknown): string {
  return Array.isArray(players) ? players.map(textOf).join(', ') : '';
}
