import {
  type GameEventName,
  type GameState,
  isGameEventName,
  isJsonObject,
  type JsonObject,
  type NumberedEvent,
} from '#libs/protocol';
import { type GameSession, isOver, isRunnable } from './session.js';

/** Who looks: a seat by its id; null: everybody else, spectators and operators alike. */
export type Onlooker = string | null;

/** Whether there is something in a game that not everybody may see now. It ends with the game. */
export function hidesNow(session: GameSession): boolean {
  return session.hasHidden === true && session.spectators !== 'all' && !isOver(session);
}

/** Whether there is something that not everybody may see in a state, in events, or in the actions that a seat is offered. */
export function hidesSomething(
  session: GameSession,
  events: readonly { readonly payload: object }[],
  state?: GameState,
): boolean {
  if (state?.hidden !== undefined) return true;
  if (events.some(({ payload }) => 'hidden' in payload && isJsonObject(payload.hidden))) return true;
  if (!isRunnable(session) || session.stage.name !== 'asked') return false;
  return session.stage.question.validActions?.some(isSecret) ?? false;
}

/** The latest state as everybody may see it now. */
export function publicState(session: GameSession): GameState {
  return hidesNow(session) ? shownState(session.state, null) : session.state;
}

/** Why a game has failed; null: it has not. What its engine wrote may show what is hidden. */
export function publicError(session: GameSession): string | null {
  if (session.status !== 'failed') return null;
  return hidesNow(session) ? `The reason is shown when the game is over (${session.code}).` : session.error;
}

/** A state as somebody sees it: without what is hidden from them, and for others than seats without what one is asked. */
export function shownState(state: GameState, onlooker: Onlooker): GameState {
  if (onlooker === null) return publicPart(state);
  const { hidden, ...open } = state;
  if (hidden === undefined) return state;
  const own = partOf(hidden, onlooker);
  if (own === undefined) return open;
  const view = isJsonObject(own) ? own['view'] : undefined;
  return { ...open, ...(view !== undefined && { view }), hidden: { [onlooker ?? '']: own } };
}

function publicPart({ hidden: _hidden, decision: _decision, valid_actions: _offers, ...open }: GameState): GameState {
  return open;
}

/** What a seat alone sees, of the hidden parts by player. `all` is nobody's. */
function partOf(hidden: unknown, onlooker: Onlooker): unknown {
  if (onlooker === null || onlooker === 'all' || !isJsonObject(hidden)) return undefined;
  return Object.hasOwn(hidden, onlooker) ? hidden[onlooker] : undefined;
}

/** An event of a game that hides something, as somebody sees it before the game is over. */
export function shownEvent(event: NumberedEvent, onlooker: Onlooker): NumberedEvent {
  const payload: JsonObject = { ...event.payload };
  const isOwn = onlooker !== null && payload['player_id'] === onlooker;
  const show = isGameEventName(event.event) ? SHOWN[event.event] : openPart;
  return withPayload(event, isOwn ? ownPart(payload, onlooker) : show(payload, onlooker));
}

/** Only fields are left out, or replaced by others of their type. */
function withPayload(event: NumberedEvent, payload: JsonObject): NumberedEvent {
  const shown = { ...event, payload };
  return isSameKind(shown, event) ? shown : event;
}

function isSameKind(
  shown: { readonly event: string; readonly payload: object },
  event: NumberedEvent,
): shown is NumberedEvent {
  return shown.event === event.event;
}

type Show = (payload: JsonObject, onlooker: Onlooker) => JsonObject;

const whole: Show = (payload) => payload;

/** All but what is hidden from them. */
const openPart: Show = ({ hidden, ...open }, onlooker) => {
  const own = partOf(hidden, onlooker);
  return own === undefined ? open : { ...open, hidden: { [onlooker ?? '']: own } };
};

/** What a seat did and was answered itself: all of it, but for the hidden parts of others. */
function ownPart(payload: JsonObject, onlooker: Onlooker): JsonObject {
  const { result } = payload;
  const open = openPart(payload, onlooker);
  return isJsonObject(result) ? { ...open, result: shownResult(result, onlooker) } : open;
}

/** Words of a game's course that hold what an engine or an agent wrote in an error: its code remains. */
const withoutWords: Show = (payload) => ({
  ...payload,
  error: `its reason is shown when the game is over (${String(payload['code'])})`,
});

/** The reasons of a decision are its seat's; of one that is secret, everything but its type. */
const decision: Show = (payload) => {
  const { agent_source: _source, usage: _usage, ...open } = payload;
  return { ...open, action: shownAction(payload['action']), reasoning: null };
};

/** What an engine says of an action that it refuses is its seat's own. */
const action: Show = (payload, onlooker) => {
  const { action: done, result } = payload;
  if (!isJsonObject(result)) return payload;
  const { success } = result;
  const shown = isSecret(done) || success === false ? { success } : shownResult(result, onlooker);
  return { ...payload, action: shownAction(done), result: shown };
};

const timeout: Show = (payload) => ({ ...payload, action: shownAction(payload['action']) });

/**
 * What others see of each event of a game that hides something. Chat is public, as the decide request states; the final
 * state comes when the game is over.
 */
const SHOWN: Readonly<Record<GameEventName, Show>> = {
  'game:started': whole,
  'game:ended': whole,
  'game:stopped': whole,
  'game:paused': (payload) => ({ ...payload, reason: String(payload['reason']).split(':')[0] }),
  'game:resumed': whole,
  'game:speed': whole,
  'game:error': withoutWords,
  'turn:start': whole,
  'turn:action': action,
  'turn:timeout': timeout,
  'turn:end': whole,
  'agent:thinking': whole,
  'agent:decision': decision,
  'agent:error': withoutWords,
  'agent:chat': whole,
  'agent:joined': whole,
  'agent:left': whole,
  'agent:returned': whole,
  'dice:rolled': openPart,
  'player:moved': openPart,
  'property:purchased': openPart,
  'property:passed': openPart,
  'rent:paid': openPart,
  'card:drawn': openPart,
  'building:built': openPart,
  'building:sold': openPart,
  'jail:action': openPart,
  'player:bankrupt': openPart,
  'auction:started': openPart,
  'auction:bid': openPart,
  'auction:ended': openPart,
  'trade:proposed': openPart,
  'trade:resolved': openPart,
  'property:mortgaged': openPart,
  'property:unmortgaged': openPart,
};

function isSecret(done: unknown): boolean {
  return isJsonObject(done) && done['secret'] === true;
}

function shownAction(done: unknown): unknown {
  return isSecret(done) && isJsonObject(done) ? { type: done['type'] } : done;
}

/** A result's own hidden part, and what is asked next, are sent on to nobody; the events in it are shown like the others. */
function shownResult(result: JsonObject, onlooker: Onlooker): JsonObject {
  const { hidden: _, decision: _decision, events, ...open } = result;
  if (!Array.isArray(events)) return open;
  return { ...open, events: events.map((entry: unknown) => (isJsonObject(entry) ? openPart(entry, onlooker) : entry)) };
}
