import {
  DEFAULT_ORDER,
  defaultTypeIn,
  type GameAction,
  isDescriptive,
  isKnownActionType,
  isSameJson,
  type JsonObject,
  type ValidAction,
  withoutDescription,
} from '#libs/protocol';
import { byDefault, isFilledIn, isParams, withFilledIn } from './params.js';

/** The action taken for a seat that does not decide: the engine's own default, else the safest type on offer, else by phase. */
export function defaultAction(validActions: readonly ValidAction[] | null, phase: string): GameAction {
  const offered = validActions ?? [];
  const chosen =
    offered.find((action) => action.default === true) ??
    DEFAULT_ORDER.map((type) => offered.find((action) => action.type === type)).find(
      (action) => action !== undefined,
    ) ??
    offered[0];
  return chosen === undefined ? { type: defaultTypeIn(phase) } : byDefault(chosen);
}

/** How a seat gives up: what engines offer for that, the plainest first. */
const RESIGNATIONS: readonly string[] = ['resign', 'declare_bankruptcy'];

/** The action of a seat that gives up; where the engine offers no way to, the default one. */
export function resignation(validActions: readonly ValidAction[] | null, phase: string): GameAction {
  const offered = RESIGNATIONS.flatMap((type) => validActions?.find((action) => action.type === type) ?? []);
  const [chosen] = offered;
  return chosen === undefined ? defaultAction(validActions, phase) : byDefault(chosen);
}

/**
 * The action that a choice stands for, as it is sent to the engine: the one offer whose fields equal all that the agent
 * sent, with what the seat fills in. Undefined where no offer fits, or several that differ.
 */
export function legalAction(chosen: GameAction, offered: readonly ValidAction[]): GameAction | undefined {
  const [first, ...others] = offersMeant(chosen, offered);
  if (first === undefined) return undefined;
  // Offers that differ in their description alone are one action to the engine.
  const same = withoutDescription(first);
  return others.every((other) => isSameJson(withoutDescription(other), same)) ? withFilledIn(first, chosen) : undefined;
}

/** Offers that fit a choice. Where none does, its `type` may be the id of one. */
function offersMeant(chosen: GameAction, offered: readonly ValidAction[]): readonly ValidAction[] {
  const asSent = offered.filter((offer) => fits(chosen, offer));
  const { type: id, ...rest } = chosen;
  const meant =
    asSent.length > 0 ? asSent : offered.filter((offer) => isSameId(offer.action_id, id) && fits(rest, offer));
  const exactly = meant.filter(({ action_id }) => action_id === (chosen['action_id'] ?? id));
  return exactly.length > 0 ? exactly : meant;
}

/** Whether an offer has all the fields that were sent. Nulls and fields that only describe an offer do not count. */
function fits(sent: JsonObject, offer: ValidAction): boolean {
  return Object.entries(sent).every(([name, value]) => {
    if (value === null || value === undefined || isDescriptive(name, offer) || isFilledIn(name, value, offer))
      return true;
    if (!Object.hasOwn(offer, name)) return false;
    return name === 'action_id' ? isSameId(offer.action_id, value) : isSameJson(offer[name], value);
  });
}

/** Agents write the id 5 as "5", and the other way round. */
function isSameId(id: ValidAction['action_id'], sent: unknown): boolean {
  return id != null && (typeof sent === 'string' || typeof sent === 'number') && String(id) === String(sent);
}

/** Lengths in characters: of one action in a refusal, and of all that are possible. */
const MAX_ACTION_WORDS = 100;
const MAX_POSSIBLE = 700;

/** Why a choice was refused, in words an agent can act on; about 1,000 characters or less. */
export function illegalChoice(chosen: GameAction, offered: readonly ValidAction[]): string {
  const several = offersMeant(chosen, offered).length;
  const why = several > 1 ? `stands for ${several} of the actions on offer` : 'is not possible now';
  const possible: string[] = [];
  let length = 0;
  const all = [...new Set(offered.map(inWords))];
  for (const words of all) {
    if (length + words.length > MAX_POSSIBLE) break;
    length += words.length;
    possible.push(words);
  }
  const more = all.length > possible.length ? ` and ${all.length - possible.length} more` : '';
  return `${inWords(chosen)} ${why}; possible: ${possible.join(', ')}${more}.`;
}

/** `build_house baltic`, `drop_disc column=3`, `a4: drop_disc column=3` */
function inWords(action: ValidAction): string {
  const { type, property_id: property, action_id: named, ...fields } = withoutDescription(action);
  const id = typeof named === 'number' ? String(named) : typeof named === 'string' ? named : undefined;
  const own = isKnownActionType(type) ? [] : Object.entries(fields).filter(isShown);
  const words = [
    id === undefined || id === type ? type : `${id}: ${type}`,
    ...(property == null ? [] : [property]),
    ...own.map(([name, value]) => `${name}=${JSON.stringify(value)}`),
  ];
  return words.join(' ').slice(0, MAX_ACTION_WORDS);
}

function isShown([name, value]: readonly [string, unknown]): boolean {
  return value !== null && !(name === 'params' && isParams(value));
}
