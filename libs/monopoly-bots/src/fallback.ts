import { ACTION_TYPES } from '#libs/monopoly';
import {
  DEFAULT_ORDER,
  defaultTypeIn,
  isKnownActionType,
  type KnownActionType,
  type ValidAction,
} from '#libs/protocol';
import { isKnown, type Offers } from './table/offers.js';

/**
 * When an action is taken that no policy decides about: `safe`, as it gives nothing away that matters; `costly`, if there
 * is nothing else; `last`, after everything.
 */
const CAUTION: Readonly<Record<KnownActionType, 'safe' | 'costly' | 'last'>> = {
  roll_dice: 'safe',
  buy_property: 'costly',
  pass_property: 'safe',
  build_house: 'costly',
  build_hotel: 'costly',
  pay_jail_fine: 'safe',
  use_jail_card: 'safe',
  roll_for_doubles: 'safe',
  end_turn: 'safe',
  sell_building: 'costly',
  mortgage_property: 'costly',
  unmortgage_property: 'costly',
  place_bid: 'costly',
  pass_bid: 'safe',
  propose_trade: 'costly',
  accept_trade: 'costly',
  reject_trade: 'safe',
  counter_trade: 'costly',
  pay_interest: 'costly',
  pay_flat_tax: 'costly',
  pay_percentage_tax: 'costly',
  declare_bankruptcy: 'last',
};

/** The safest first. */
const SAFE: readonly KnownActionType[] = [
  ...DEFAULT_ORDER,
  ...ACTION_TYPES.filter((type) => CAUTION[type] === 'safe' && !isDefault(type)),
];

function isDefault(type: KnownActionType): boolean {
  const types: readonly string[] = DEFAULT_ORDER;
  return types.includes(type);
}

/** What is done where the phase is all that is known. */
export function defaultIn(phase: string): ValidAction {
  return { type: defaultTypeIn(phase) };
}

/**
 * The action without a policy: what the engine marks as the default or is safe, as far as it is known here;
 * then what is not known here; what costs something only if there is nothing else, and bankruptcy last.
 */
export function fallback(offers: Offers, phase: string): ValidAction {
  const known = offers.all.filter(isKnown);
  const unknown = offers.all.filter((offer) => !isKnown(offer));
  return (
    known.find(isMarked) ??
    SAFE.map((type) => offers.first(type)).find((offer) => offer !== undefined) ??
    unknown.find(isMarked) ??
    unknown[0] ??
    known.find(({ type }) => isKnownActionType(type) && CAUTION[type] !== 'last') ??
    known[0] ??
    defaultIn(phase)
  );
}

function isMarked(offer: ValidAction): boolean {
  return offer.default === true;
}
