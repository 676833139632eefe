import { type DecideRequest, isJsonObject, isSameJson, type JsonObject, type ValidAction } from '#libs/protocol';
import { MAX_ANSWER_BYTES, type NoReply, type Reply } from './agent-under-test.js';
import { decisionIn } from './answer-reading.js';
import { advice, type Finding, shown, wrong } from './finding.js';

const MAX_CHAT_CHARS = 280;

/** Offers without a trade; the agent fills it in. */
const TRADES = ['propose_trade', 'counter_trade'];

/** What an agent fills in, what only describes, and what is compared by its own rule. */
const FILLED_IN: ReadonlySet<string> = new Set(['amount', 'trade', 'params', 'property_id', 'action_id', 'description', 'show']); // prettier-ignore

type Chosen = JsonObject & { readonly type: string };

/** All findings about an answer to a request for a decision. */
export function checkedDecision(request: DecideRequest, reply: Reply | NoReply): readonly Finding[] {
  if ('failure' in reply) return [wrong(reply.failure)];
  const refused = refusedFor(reply);
  if (refused !== undefined) return [wrong(refused, reply)];
  const { decision, findings } = decisionIn(reply);
  if (decision === undefined) return findings;
  const action = actionIn(decision);
  if (typeof action === 'string') return [...findings, wrong(action, reply)];
  const illegal = illegalReason(action, request.valid_actions);
  return [
    ...findings,
    ...(illegal === undefined ? [] : [wrong(illegal, reply)]),
    ...remarks(decision).map((what) => advice(what, reply)),
  ];
}

function refusedFor({ status, text }: Reply): string | undefined {
  if (status >= 300 && status < 400) return `It answered ${status}: redirects are not followed.`;
  if (status < 200 || status >= 300) return `It answered ${status} where 200 was expected.`;
  if (Buffer.byteLength(text) > MAX_ANSWER_BYTES)
    return `Its answer is longer than ${MAX_ANSWER_BYTES} bytes, and is not read.`;
  return undefined;
}

/** The action of a decision, or a sentence that describes its error. */
function actionIn({ action }: JsonObject): Chosen | string {
  const expected = 'an object such as {"type": "end_turn"} was expected';
  if (action === undefined) return `Its answer has no "action", where ${expected}.`;
  if (!isJsonObject(action)) return `Its "action" is ${shown(JSON.stringify(action))}, where ${expected}.`;
  const type = action['type'] ?? action['action_id'];
  if (typeof type !== 'string' || type === '') return 'Its "action" has no "type" that is a text.';
  return { ...action, type };
}

/** Undefined: the action is valid. Without a list of valid actions only the engine can check it. */
function illegalReason(action: Chosen, valid: readonly ValidAction[]): string | undefined {
  if (valid.length === 0) return undefined;
  const id = action['action_id'] ?? action.type;
  const byId = valid.find(({ action_id: own }) => own !== undefined && own === id);
  const isAtOdds = byId !== undefined && action.type !== byId.type && action.type !== id;
  const offer = isAtOdds ? undefined : (byId ?? offerLike(action, valid));
  if (offer === undefined) return `It chose ${named(action)}, which is none of the valid actions: ${listed(valid)}.`;
  return blankReason(offer, byId === undefined ? action : filledIn(byId, action));
}

/** The offer with the action's type and property; the property may be left out if only one is offered. */
function offerLike(action: Chosen, valid: readonly ValidAction[]): ValidAction | undefined {
  const ofType = valid.filter((offer) => offer.type === action.type && isAlike(offer, action));
  const given = action['property_id'] ?? null;
  return (
    ofType.find(({ property_id: id }) => (id ?? null) === given) ??
    ofType.find(({ property_id: id }) => id == null) ??
    (given === null && ofType.length === 1 ? ofType[0] : undefined)
  );
}

/** Whether no field that both have differs: in other games than Monopoly any field may tell offers of a type apart. */
function isAlike(offer: ValidAction, action: Chosen): boolean {
  return Object.keys(action).every(
    (name) => FILLED_IN.has(name) || !(name in offer) || isSameJson(offer[name], action[name]),
  );
}

/** Amount and trade of an action named by its id: the agent's own, else those of the offer. */
function filledIn({ amount, trade }: ValidAction, own: JsonObject): JsonObject {
  return { amount: own['amount'] ?? amount, trade: own['trade'] ?? trade };
}

/** What is missing or wrong in the fields that the agent has to fill in. */
function blankReason(offer: ValidAction, { amount, trade }: JsonObject): string | undefined {
  if (offer.type === 'place_bid') return bidReason(amount, offer);
  return TRADES.includes(offer.type) ? tradeReason(trade) : undefined;
}

function bidReason(amount: unknown, { amount: least }: ValidAction): string | undefined {
  if (typeof amount !== 'number' || !Number.isInteger(amount)) {
    return 'It placed a bid without an "amount" that is a whole number of dollars.';
  }
  return least != null && amount < least ? `It bid $${amount}, where $${least} is the least.` : undefined;
}

function tradeReason(trade: unknown): string | undefined {
  const isWhole = isJsonObject(trade) && typeof trade['to_player_id'] === 'string' && isJsonObject(trade['give']);
  if (isWhole && isJsonObject(trade['get'])) return undefined;
  return 'It proposed a trade without a "trade" that has "to_player_id", "give" and "get".';
}

function remarks({ reasoning, chat, usage }: JsonObject): readonly string[] {
  return [
    ...(isTextIfAny(reasoning) ? [] : ['Its "reasoning" is not a text, and is not shown.']),
    ...(isTextIfAny(chat) ? [] : ['Its "chat" is not a text, and is not shown.']),
    ...(typeof chat === 'string' && chat.length > MAX_CHAT_CHARS
      ? [`Its "chat" is cut after ${MAX_CHAT_CHARS} characters.`]
      : []),
    ...(usage == null || isJsonObject(usage) ? [] : ['Its "usage" is not an object, and is not counted.']),
  ];
}

function named({ type, property_id: id }: JsonObject): string {
  return shown(typeof id === 'string' ? `"${String(type)}" of "${id}"` : `"${String(type)}"`);
}

function listed(valid: readonly ValidAction[]): string {
  return valid.map(({ type, property_id: id }) => (id == null ? type : `${type} ${id}`)).join(', ');
}

function isTextIfAny(value: unknown): boolean {
  return value == null || typeof value === 'string';
}
