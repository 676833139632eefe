import type { ActionParams } from '#libs/protocol';
import type { ActionType } from './action.js';
import type { ActionRule } from './action-rule.js';
import { passBidRule, placeBidRule } from './auction-actions.js';
import { buildHotelRule, buildHouseRule } from './building-actions.js';
import type { Game, Player } from './game.js';
import {
  buyPropertyRule,
  mortgagePropertyRule,
  passPropertyRule,
  payInterestRule,
  sellBuildingRule,
  unmortgagePropertyRule,
} from './property-actions.js';
import { acceptTradeRule, counterTradeRule, proposeTradeRule, rejectTradeRule } from './trade-actions.js';
import {
  declareBankruptcyRule,
  endTurnRule,
  payFlatTaxRule,
  payJailFineRule,
  payPercentageTaxRule,
  rollDiceRule,
  rollForDoublesRule,
  useJailCardRule,
} from './turn-actions.js';

/** When each action type is possible, what it does, how it is described and what it costs. */
export const ACTION_RULES: Readonly<Record<ActionType, ActionRule>> = {
  roll_dice: rollDiceRule,
  buy_property: buyPropertyRule,
  pass_property: passPropertyRule,
  build_house: buildHouseRule,
  build_hotel: buildHotelRule,
  pay_jail_fine: payJailFineRule,
  use_jail_card: useJailCardRule,
  roll_for_doubles: rollForDoublesRule,
  end_turn: endTurnRule,
  sell_building: sellBuildingRule,
  mortgage_property: mortgagePropertyRule,
  unmortgage_property: unmortgagePropertyRule,
  place_bid: placeBidRule,
  pass_bid: passBidRule,
  propose_trade: proposeTradeRule,
  accept_trade: acceptTradeRule,
  reject_trade: rejectTradeRule,
  counter_trade: counterTradeRule,
  pay_interest: payInterestRule,
  pay_flat_tax: payFlatTaxRule,
  pay_percentage_tax: payPercentageTaxRule,
  declare_bankruptcy: declareBankruptcyRule,
};

/** What the seat must fill in for an action of this type; null: nothing. */
export function paramsOf(game: Game, player: Player, type: ActionType): ActionParams | null {
  return ACTION_RULES[type].params?.(game, player) ?? null;
}
