import { deedById } from '#libs/monopoly';
import { fieldsOf, isKnownActionType, listOf, textOr, textOrNull } from '#libs/protocol';

/** Types that games other than Monopoly have as well. */
const COMMON_TYPES: ReadonlySet<string> = new Set(['roll_dice', 'end_turn']);

/** What of a request shows which game it is about; it may be read before it is checked. */
export interface AboutGame {
  readonly game?: unknown;
  readonly game_state?: unknown;
  readonly valid_actions?: unknown;
}

/** The name of the game, where the request has one. */
export function gameNameIn({ game }: AboutGame): string | null {
  return textOrNull(fieldsOf(game)['name']) ?? textOrNull(game);
}

/**
 * Whether a request is about Monopoly, which has heuristics and prompts of its own: by the name of the game, or by deeds
 * of its board in the state. Engines of the original contract name no game: a list of properties, or an action that only
 * Monopoly has, is enough where the state has no view of another game.
 */
export function isMonopoly(request: AboutGame): boolean {
  const name = gameNameIn(request);
  const { properties, view } = fieldsOf(request.game_state);
  if (name !== null && /monopoly/i.test(name)) return true;
  if (fieldsOf(view)['kind'] === 'monopoly' || listOf(properties).some(isDeed)) return true;
  if (name !== null || (view !== undefined && view !== null)) return false;
  return Array.isArray(properties) || listOf(request.valid_actions).some(isOfMonopolyAlone);
}

function isDeed(property: unknown): boolean {
  return deedById(textOr(fieldsOf(property)['property_id'], '')) !== undefined;
}

function isOfMonopolyAlone(offer: unknown): boolean {
  const type = textOr(fieldsOf(offer)['type'], '');
  return isKnownActionType(type) && !COMMON_TYPES.has(type);
}
