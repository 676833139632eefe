import type { LegalAction } from './action.js';
import { holdingOf, playerAt, type Game } from './game.js';
import { MAX_JAIL_THROWS } from './jail.js';

/** An action on offer in one short sentence, with names and dollars. */
export function describeAction(game: Game, action: LegalAction): string {
  switch (action.type) {
    case 'roll_dice':
      return game.turn.doubles > 0 ? 'Roll the dice again after doubles.' : 'Roll the dice.';
    case 'roll_for_doubles':
      return `Roll for doubles to leave jail, throw ${playerAt(game, action.seat).jailTurns + 1} of ${MAX_JAIL_THROWS}.`;
    case 'pay_jail_fine':
      return `Pay the $${action.cost} fine to leave jail, then roll.`;
    case 'use_jail_card':
      return 'Use a get-out-of-jail card, then roll.';
    case 'end_turn':
      return 'End the turn.';
    case 'declare_bankruptcy':
      return `Declare bankruptcy: everything goes to ${creditorOf(game)}.`;
    default:
      return describeManaging(game, action);
  }
}

function creditorOf(game: Game): string {
  if (game.pending.kind !== 'debt' || game.pending.debt.to === null) return 'the bank';
  return playerAt(game, game.pending.debt.to).name;
}

type Managing = Extract<LegalAction, { deed: unknown }>;

function describeManaging(game: Game, action: Managing): string {
  const place = action.deed.name;
  switch (action.type) {
    case 'buy_property':
      return `Buy ${place} for $${action.cost}.`;
    case 'pass_property':
      return `Leave ${place} with the bank.`;
    case 'build_house':
      return `Build house ${holdingOf(game, action.deed).houses + 1} on ${place} for $${action.cost}.`;
    case 'build_hotel':
      return `Build a hotel on ${place} for $${action.cost}.`;
    case 'sell_building':
      return describeSale(game, action);
    case 'mortgage_property':
      return `Mortgage ${place} for $${action.amount}.`;
    default:
      return `Lift the mortgage on ${place} for $${action.cost}.`;
  }
}

/** H7: where the bank is short of houses, breaking one hotel takes more buildings of the group with it. */
function describeSale(game: Game, { deed, amount, sale }: Extract<LegalAction, { type: 'sell_building' }>): string {
  const group = deed.group.replace('_', ' ');
  if (sale.steps > 1) {
    return `Sell ${sale.steps} building steps of the ${group} group for $${amount}, as the bank is short of houses.`;
  }
  return `Sell ${holdingOf(game, deed).houses > 4 ? 'the hotel' : 'a house'} on ${deed.name} for $${amount}.`;
}
