import type { GameAction, ValidAction } from '#libs/protocol';

/** The action itself, without what only describes the offer. */
export function asOffered({
  cost: _cost,
  description: _description,
  default: _default,
  params: _params,
  cash_after: _cashAfter,
  completes_group: _completesGroup,
  show: _show,
  ...action
}: ValidAction): GameAction {
  return action;
}
