import type { LegalAction } from './action.js';
import { goBankrupt } from './bankruptcy.js';
import type { Deed } from './board.js';
import { build } from './buildings.js';
import type { Seat, Stage } from './game.js';
import { leaveJail, payJailFine, playJailCard, rollForDoubles } from './jail.js';
import { land } from './landing.js';
import { lift } from './mortgage.js';
import type { Move } from './move.js';
import { advance } from './movement.js';
import { payment, settle } from './payment.js';
import { raiseCash } from './raising.js';
import { endTurn, goOn, rollDice } from './turn.js';

/** Does what was chosen, then stage by stage all that follows from it, as far as the next decision. */
export function carryOut(move: Move, action: LegalAction): void {
  begin(move, action);
  while (move.decision === null) {
    const stage = move.next();
    if (stage === undefined) goOn(move);
    else run(move, stage);
  }
}

function begin(move: Move, action: LegalAction): void {
  const { seat } = action;
  switch (action.type) {
    case 'roll_dice':
      return rollDice(move, seat);
    case 'buy_property':
      return buy(move, seat, action.deed);
    case 'pass_property':
      // The deed stays with the bank.
      return move.record({ kind: 'passed', seat, deed: action.deed });
    case 'roll_for_doubles':
      return rollForDoubles(move, seat);
    case 'pay_jail_fine':
      return payJailFine(move, seat);
    case 'use_jail_card':
      return playJailCard(move, seat);
    case 'end_turn':
      return endTurn(move);
    case 'declare_bankruptcy':
      return resign(move, seat);
    default:
      manage(move, action);
      return stay(move);
  }
}

type Managing = Extract<LegalAction, { deed: Deed }>;

function manage(move: Move, action: Exclude<Managing, { type: 'buy_property' | 'pass_property' }>): void {
  const { seat } = action;
  switch (action.type) {
    case 'build_house':
      return build(move, seat, action.deed, 'house');
    case 'build_hotel':
      return build(move, seat, action.deed, 'hotel');
    case 'unmortgage_property':
      return lift(move, seat, action.deed);
    case 'sell_building':
    case 'mortgage_property':
      return raiseCash(move, action);
  }
}

/** Managing property leaves the decision open; a debt is settled as soon as the cash is there. */
function stay(move: Move): void {
  const { pending } = move.game;
  if (pending.kind === 'debt') move.first(payment(pending.seat, pending.debt));
  else move.ask(pending);
}

/** B1. */
function buy(move: Move, seat: Seat, deed: Deed): void {
  move.setHolding(deed, { owner: seat });
  move.addCash(seat, -deed.price);
  move.record({ kind: 'bought', seat, deed, amount: deed.price });
}

/** K1: whoever owes may give up. */
function resign(move: Move, seat: Seat): void {
  const { pending } = move.game;
  if (pending.kind === 'debt') goBankrupt(move, seat, pending.debt.to);
}

function run(move: Move, stage: Stage): void {
  switch (stage.do) {
    case 'advance':
      return advance(move, stage);
    case 'land':
      return land(move, stage);
    case 'pay':
      return settle(move, stage.seat, stage.debt);
    case 'leave_jail':
      return leaveJail(move, stage.seat);
  }
}
