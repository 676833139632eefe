import { type GameAction, type ValidAction, withoutDescription } from '#libs/protocol';

/** The action itself, without what only describes the offer. */
export function asOffered(offer: ValidAction): GameAction {
  const { params: _params, ...action } = withoutDescription(offer);
  return action;
}
