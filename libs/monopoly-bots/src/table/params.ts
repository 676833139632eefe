import {
  type ActionParams,
  type BidParams,
  isJsonObject,
  isKnownActionType,
  type JsonObject,
  type TradeParams,
  type TradeSideParams,
  type ValidAction,
} from '#libs/protocol';

/** The offer without its `params`, unless they are those of a bid or a trade. */
export function withReadableParams(offer: ValidAction): ValidAction {
  if (offer.params === undefined || isReadable(offer.params)) return offer;
  const { params: _unreadable, ...rest } = offer;
  return rest;
}

/** The `params` of an action that only its engine knows: a JSON Schema by name. */
export function ownParamsOf({
  type,
  params,
}: {
  readonly type: string;
  readonly params?: unknown;
}): JsonObject | undefined {
  const isOwn = !isKnownActionType(type) && isJsonObject(params) && !isReadable(params);
  return isOwn && Object.keys(params).length > 0 ? params : undefined;
}

/** The `params` of an action in a game that is not known: a JSON Schema by name, whatever the action's type. */
export function anyParamsOf({ params }: { readonly params?: unknown }): JsonObject | undefined {
  return isJsonObject(params) && Object.keys(params).length > 0 ? params : undefined;
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
