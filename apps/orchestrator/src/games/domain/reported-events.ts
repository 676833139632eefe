import type { ActionResult, EventDraft, GameEventName } from '#libs/protocol';
import { byPlayer, type GameSession } from './session.js';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const flag: Check = (value) => typeof value === 'boolean';
const dice: Check = (value) => Array.isArray(value) && value.length === 2 && value.every(number);
const record: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

/** The events that an engine may report with an action's result (`events: [{type, …}]`), and what each must hold. */
const REPORTABLE: Readonly<Partial<Record<GameEventName, Readonly<Record<string, Check>>>>> = {
  'dice:rolled': { player_id: text, dice, total: number, is_doubles: flag },
  'player:moved': { player_id: text, from_position: number, to_position: number, dice_total: orNull(number) },
  'property:purchased': { player_id: text, property_id: text, price: orNull(number) },
  'property:passed': { player_id: text, property_id: orNull(text) },
  'rent:paid': { player_id: text, amount: number, to_player_id: text, property_id: orNull(text) },
  'card:drawn': { player_id: text, card_text: text, deck: orNull(text) },
  'building:built': { player_id: text, property_id: text, building_type: text },
  'building:sold': { player_id: text, property_id: text, building_type: text },
  'jail:action': { player_id: text, action_type: text, success: flag },
  'player:bankrupt': { player_id: text, creditor_id: orNull(text) },
  'auction:started': { property_id: text },
  'auction:bid': { property_id: text },
  'auction:ended': { property_id: text },
  'trade:proposed': { trade: record },
  'trade:resolved': { trade: record, accepted: flag },
  'property:mortgaged': { player_id: text, property_id: text, amount: orNull(number) },
  'property:unmortgaged': { player_id: text, property_id: text, amount: orNull(number) },
};

/** The events that the engine itself reports, names added; undefined where it reports none, or one that makes no sense. */
export function reportedEvents(session: GameSession, result: ActionResult): readonly EventDraft[] | undefined {
  const reported = result['events'];
  if (!Array.isArray(reported)) return undefined;
  const drafts = reported.map((entry: unknown) => draftOf(session, entry));
  return drafts.every((draft) => draft !== undefined) ? drafts : undefined;
}

function draftOf(session: GameSession, entry: unknown): EventDraft | undefined {
  if (typeof entry !== 'object' || entry === null || !('type' in entry) || typeof entry.type !== 'string')
    return undefined;
  const { type, ...fields } = entry;
  const draft = { event: type, payload: { ...fields, ...names(session, fields) } };
  return isReportable(draft) ? draft : undefined;
}

/** Each `…_id` of a player gets its name beside it. */
function names(session: GameSession, fields: object): Record<string, string | null> {
  const named: Record<string, string | null> = {};
  for (const [key, id] of Object.entries(fields)) {
    if (!/^(to_|from_)?player_id$|^creditor_id$|^winner_id$/.test(key)) continue;
    named[key.replace(/_id$/, '_name')] = typeof id === 'string' ? byPlayer(session, id).player_name : null;
  }
  return named;
}

function isReportable(draft: { event: string; payload: object }): draft is EventDraft {
  if (!Object.hasOwn(REPORTABLE, draft.event)) return false;
  const checks = Object.entries(REPORTABLE).find(([name]) => name === draft.event)?.[1] ?? {};
  return Object.entries(checks).every(([field, check]) => check(Reflect.get(draft.payload, field)));
}
