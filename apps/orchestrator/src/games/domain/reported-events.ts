import {
  type ActionResult,
  type EngineEvent,
  type EventDraft,
  isDeeperThan,
  isEngineEventName,
  isJsonObject,
  type JsonObject,
  type ReportableEventName,
} from '#libs/protocol';
import { type GameSession, seatOf } from './session.js';

/** Events that one action may report; what comes after them is dropped. */
const MAX_EVENTS = 200;

/** Of one event, as JSON: it is stored and sent to every spectator. */
const MAX_CHARACTERS = 16_384;
const MAX_LEVELS = 16;

type Check = (value: unknown, session: GameSession) => boolean;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const flag: Check = (value) => typeof value === 'boolean';
const dice: Check = (value, session) =>
  Array.isArray(value) && value.length === 2 && value.every((die: unknown) => number(die, session));
const building: Check = (value) => value === 'house' || value === 'hotel';
const player: Check = (value, session) => typeof value === 'string' && seatOf(session, value) !== undefined;
const orNull =
  (check: Check): Check =>
  (value, session) =>
    value === null || check(value, session);

/** The named events that an engine may report with an action's result (`events: [{type, …}]`), and what each must hold. */
const REPORTABLE: Readonly<Record<ReportableEventName, Readonly<Record<string, Check>>>> = {
  'dice:rolled': { player_id: player, dice, total: number, is_doubles: flag },
  'player:moved': { player_id: player, from_position: number, to_position: number, dice_total: orNull(number) },
  'property:purchased': { player_id: player, property_id: text, price: orNull(number) },
  'property:passed': { player_id: player, property_id: orNull(text) },
  'rent:paid': { player_id: player, amount: number, to_player_id: player, property_id: orNull(text) },
  'card:drawn': { player_id: player, card_text: text, deck: orNull(text) },
  'building:built': { player_id: player, property_id: text, building_type: building },
  'building:sold': { player_id: player, property_id: text, building_type: building },
  'jail:action': { player_id: player, action_type: text, success: flag },
  'player:bankrupt': { player_id: player, creditor_id: orNull(player) },
  'auction:started': { property_id: text },
  'auction:bid': { property_id: text },
  'auction:ended': { property_id: text },
  'trade:proposed': { trade: isJsonObject },
  'trade:resolved': { trade: isJsonObject, accepted: flag },
  'property:mortgaged': { player_id: player, property_id: text, amount: orNull(number) },
  'property:unmortgaged': { player_id: player, property_id: text, amount: orNull(number) },
};

/** An event that was left out: its place in the list from 1, and why, as a predicate. */
export interface DroppedEvent {
  readonly place: number;
  readonly reason: string;
}

export interface ReportedEvents {
  /** Null where the engine reports no events, or none that makes sense: then the snapshots show what happened. */
  readonly events: readonly EventDraft[] | null;
  readonly dropped: readonly DroppedEvent[];
}

/** The events that the engine itself reports, player names added; each that is malformed is left out alone. */
export function reportedEvents(session: GameSession, result: ActionResult): ReportedEvents {
  const reported = result['events'];
  if (!Array.isArray(reported)) return { events: null, dropped: [] };
  const events: EventDraft[] = [];
  const dropped: DroppedEvent[] = [];
  for (const [index, entry] of reported.slice(0, MAX_EVENTS).entries()) {
    const draft = draftOf(session, entry);
    if (typeof draft === 'string') dropped.push({ place: index + 1, reason: draft });
    else events.push(draft);
  }
  if (reported.length > MAX_EVENTS)
    dropped.push({ place: MAX_EVENTS + 1, reason: `and all after it are too many, ${reported.length} in one result` });
  return { events: events.length === 0 && dropped.length > 0 ? null : events, dropped };
}

/** The result as it is shown: without events that are malformed, or more than are stored. */
export function withoutDropped(result: ActionResult, dropped: readonly DroppedEvent[]): ActionResult {
  const reported = result['events'];
  if (dropped.length === 0 || !Array.isArray(reported)) return result;
  const places = new Set(dropped.map(({ place }) => place));
  const events = reported.slice(0, MAX_EVENTS).filter((_, index) => !places.has(index + 1));
  return { ...result, events };
}

/** The event, or why it is none. */
function draftOf(session: GameSession, entry: unknown): EventDraft | string {
  if (!isJsonObject(entry)) return 'is no object';
  const { type: name, ...fields } = entry;
  if (typeof name !== 'string') return 'has no type';
  if (isDeeperThan(MAX_LEVELS, fields)) return `has more than ${MAX_LEVELS} levels`;
  if (JSON.stringify(fields).length > MAX_CHARACTERS) return `has more than ${MAX_CHARACTERS} characters`;
  const payload = withPlayers(session, fields);
  if (isEngineEventName(name)) return { event: name, payload } satisfies EngineEvent;
  const wrong = wrongFieldOf(session, name, payload);
  if (wrong !== undefined) return wrong;
  const draft = { event: name, payload };
  return isNamed(draft, session) ? draft : 'is malformed';
}

/** Why an event is not one of those that the contract names; undefined if it is. */
function wrongFieldOf(session: GameSession, name: string, payload: object): string | undefined {
  const shown = name.slice(0, 100);
  const checks = checksOf(name);
  if (checks === undefined) return `has the type ${shown}, which an engine may not report`;
  const wrong = Object.entries(checks).find(([field, check]) => !check(Reflect.get(payload, field), session));
  return wrong && `is ${shown} without a proper ${wrong[0]}`;
}

function checksOf(name: string): Readonly<Record<string, Check>> | undefined {
  return Object.entries(REPORTABLE).find(([reportable]) => reportable === name)?.[1];
}

function isNamed(draft: { event: string; payload: object }, session: GameSession): draft is EventDraft {
  return wrongFieldOf(session, draft.event, draft.payload) === undefined;
}

const PLAYER_ID = /^(to_|from_)?player_id$|^creditor_id$|^winner_id$/;

/** Each `…_id` of a player is a text, as the engine's states have it, and gets the player's name beside it. */
function withPlayers(session: GameSession, fields: JsonObject): JsonObject {
  const named: Record<string, unknown> = { ...fields };
  for (const [key, value] of Object.entries(fields)) {
    if (!PLAYER_ID.test(key)) continue;
    const id = typeof value === 'number' ? String(value) : value;
    named[key] = id;
    named[key.replace(/_id$/, '_name')] = typeof id === 'string' ? (seatOf(session, id)?.name ?? id) : null;
  }
  return named;
}
