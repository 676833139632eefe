import { type GameAction, isJsonObject, type Trade } from '#libs/protocol';
import { plainLine } from '#libs/service';

const MAX_WORD = 200;
const MAX_MESSAGE = 280;

/** Types whose trade is the seat's own, with words for another seat. */
const PROPOSALS: readonly string[] = ['propose_trade', 'counter_trade'];

/** An action that no offer stands behind, with the texts that people are shown in one line of bounded length. */
export function plainAction(action: GameAction): GameAction {
  const { type, property_id: property } = action;
  return withPlainMessage({
    ...action,
    type: plainLine(type, MAX_WORD) ?? '',
    ...(typeof property === 'string' && { property_id: plainLine(property, MAX_WORD) }),
  });
}

/** A proposal with its message in one line; what an engine offered stays as it is. */
export function withPlainMessage(action: GameAction): GameAction {
  const { type, trade } = action;
  if (!PROPOSALS.includes(type) || !hasMessage(trade)) return action;
  return { ...action, trade: { ...trade, message: plainLine(trade.message, MAX_MESSAGE) ?? '' } };
}

function hasMessage(trade: GameAction['trade']): trade is Trade & Required<Pick<Trade, 'message'>> {
  return isJsonObject(trade) && typeof trade['message'] === 'string';
}
