import { type GameAction, isJsonObject, type ValidAction, withoutDescription } from '#libs/protocol';

/** The action itself, without what only describes the offer and what is to be filled in. */
export function asOffered(offer: ValidAction): GameAction {
  const { params, ...action }: Partial<ValidAction> & GameAction = withoutDescription(offer);
  // What describes no parameters is a field like any other.
  return params === undefined || params === null || isJsonObject(params) ? action : { ...action, params };
}
