import {
  type ActionParams,
  type BidParams,
  isJsonObject,
  type TradeParams,
  type TradeSideParams,
  type ValidAction,
} from '#libs/protocol';

/** An offer that can be relied on: what is to be filled in, if it is not as in the contract, counts as nothing. */
export function withReadableParams(offer: ValidAction): ValidAction {
  if (offer.params === undefined || isReadable(offer.params)) return offer;
  const { params: _unreadable, ...rest } = offer;
  return rest;
}

function isReadable(params: unknown): params is ActionParams {
  return isBid(params) || isTrade(params);
}

function isBid(params: unknown): params is BidParams {
  return isJsonObject(params) && isRange(params['amount']);
}

function isTrade(params: unknown): params is TradeParams {
  if (!isJsonObject(params) || !isSide(params['give']) || !isJsonObject(params['get_by_player'])) return false;
  return isChoice(params['to_player_id']) && Object.values(params['get_by_player']).every(isSide);
}

function isSide(side: unknown): side is TradeSideParams {
  return isJsonObject(side) && isRange(side['cash']) && isChoice(side['properties']) && isRange(side['jail_cards']);
}

function isRange(limits: unknown): boolean {
  return isJsonObject(limits) && typeof limits['minimum'] === 'number' && typeof limits['maximum'] === 'number';
}

function isChoice(limits: unknown): boolean {
  return (
    isJsonObject(limits) && Array.isArray(limits['enum']) && limits['enum'].every((text) => typeof text === 'string')
  );
}
