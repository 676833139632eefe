import { always, unpriced, type ActionRule } from './action-rule.js';
import { goBankrupt } from './bankruptcy.js';
import { playerAt, type Game } from './game.js';
import { JAIL_FINE, MAX_JAIL_THROWS, payJailFine, playJailCard, rollForDoubles } from './jail.js';
import { INCOME_TAX, payFlat, payTenPercent } from './tax.js';
import { endTurn, rollDice } from './turn.js';

export const rollDiceRule: ActionRule = {
  about: 'subject',
  isOpen: always,
  execute: rollDice,
  describe: ({ turn }) => (turn.doubles > 0 ? 'Roll the dice again after doubles.' : 'Roll the dice.'),
  price: unpriced,
};

export const endTurnRule: ActionRule = {
  about: 'subject',
  isOpen: always,
  execute: endTurn,
  describe: () => 'End the turn.',
  price: unpriced,
};

/** J3 (c). */
export const rollForDoublesRule: ActionRule = {
  about: 'subject',
  isOpen: always,
  execute: rollForDoubles,
  describe: (_, { jailThrows }) => `Roll for doubles to leave jail, throw ${jailThrows + 1} of ${MAX_JAIL_THROWS}.`,
  price: unpriced,
};

/** J3 (b). */
export const payJailFineRule: ActionRule = {
  about: 'subject',
  isOpen: (_, { cash }) => cash >= JAIL_FINE,
  execute: payJailFine,
  describe: () => `Pay the $${JAIL_FINE} fine to leave jail, then roll.`,
  price: () => ({ cost: JAIL_FINE }),
};

/** J3 (a). */
export const useJailCardRule: ActionRule = {
  about: 'subject',
  isOpen: (_, { jailCards }) => jailCards.length > 0,
  execute: playJailCard,
  describe: () => 'Use a get-out-of-jail card, then roll.',
  price: unpriced,
};

/** X1. */
export const payFlatTaxRule: ActionRule = {
  about: 'subject',
  isOpen: always,
  execute: payFlat,
  describe: (_, { cash }) => {
    const { amount } = INCOME_TAX;
    return cash < amount ? `Pay $${amount} income tax, and raise the cash first.` : `Pay $${amount} income tax.`;
  },
  price: () => ({ cost: INCOME_TAX.amount }),
};

/** X1. */
export const payPercentageTaxRule: ActionRule = {
  about: 'subject',
  isOpen: always,
  execute: payTenPercent,
  describe: () => 'Pay ten per cent of everything you own as income tax.',
  price: unpriced,
};

/** K1: everything goes to the creditor; without a debt, to the bank. */
export const declareBankruptcyRule: ActionRule = {
  about: 'subject',
  isOpen: ({ decision, options }) => decision.kind === 'debt' || options.resignation,
  execute: (game, player) => {
    const { decision } = game;
    goBankrupt(game, player, decision.kind === 'debt' ? decision.debt.to : null);
  },
  describe: (game) => `Declare bankruptcy: everything goes to ${creditorOf(game)}.`,
  price: unpriced,
};

function creditorOf(game: Game): string {
  const { decision } = game;
  return decision.kind === 'debt' && decision.debt.to !== null ? playerAt(game, decision.debt.to).name : 'the bank';
}
