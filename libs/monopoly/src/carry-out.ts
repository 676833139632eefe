import type { Action, ActionType } from './action.js';
import { auctionBuilding, auctionDeed, bid, passBid } from './auction.js';
import { goBankrupt } from './bankruptcy.js';
import { build, priceOn, sell } from './buildings.js';
import type { Building, Decision } from './decision.js';
import { first, lotAt, playerAt, type Game, type Lot, type Player } from './game.js';
import { interestDebt } from './interest.js';
import { payJailFine, playJailCard, rollForDoubles } from './jail.js';
import { lift, mortgage } from './mortgage.js';
import { settle, transfer } from './payment.js';
import { isScarce } from './shortage.js';
import { run } from './stages.js';
import { payFlat, payTenPercent } from './tax.js';
import { accept, counter, propose, reject } from './trade.js';
import { endTurn, goOn, rollDice } from './turn.js';

/** Does what was chosen, then stage by stage all that follows from it, as far as the next decision. */
export function carryOut(game: Game, player: Player, type: ActionType, lot: Lot | null, action: Action): void {
  const { decision } = game;
  game.isWaiting = false;
  if (lot === null || !manage(game, player, type, lot)) begin(game, player, type, decision, action);
  while (!game.isWaiting) {
    const stage = game.agenda.pop();
    if (stage === undefined) goOn(game);
    else run(game, stage);
  }
}

function begin(game: Game, player: Player, type: ActionType, decision: Decision, action: Action): void {
  switch (type) {
    case 'roll_dice':
      return rollDice(game, player);
    case 'end_turn':
      return endTurn(game);
    case 'roll_for_doubles':
      return rollForDoubles(game, player);
    case 'pay_jail_fine':
      return payJailFine(game, player);
    case 'use_jail_card':
      return playJailCard(game, player);
    case 'pay_flat_tax':
      return payFlat(game, player);
    case 'pay_percentage_tax':
      return payTenPercent(game, player);
    case 'propose_trade':
      return action.trade && propose(game, player, action.trade);
    case 'declare_bankruptcy':
      // K1: whoever owes may give up, to whom he owes; without a debt, to the bank.
      return goBankrupt(game, player, decision.kind === 'debt' ? decision.debt.to : null);
    default:
      return answer(game, player, type, decision, action);
  }
}

/** The answers to what somebody else began. */
function answer(game: Game, player: Player, type: ActionType, decision: Decision, action: Action): void {
  if (decision.kind === 'auction') {
    if (type === 'place_bid') bid(game, player, decision.auction, action.amount ?? 0);
    else passBid(game, player, decision.auction);
  } else if (decision.kind === 'trade') {
    if (type === 'accept_trade') accept(game, decision);
    else if (type === 'counter_trade' && action.trade !== undefined) counter(game, decision, action.trade);
    else reject(game, decision);
  }
}

/** What is about one lot. False: the type is not. */
function manage(game: Game, player: Player, type: ActionType, lot: Lot): boolean {
  switch (type) {
    case 'buy_property':
      buy(game, player, lot);
      break;
    case 'pass_property':
      pass(game, player, lot);
      break;
    case 'build_house':
      askForBuilding(game, player, lot, 'house');
      break;
    case 'build_hotel':
      askForBuilding(game, player, lot, 'hotel');
      break;
    case 'pay_interest':
      transfer(game, player, interestDebt(lot));
      break;
    case 'sell_building':
      sell(game, player, lot);
      stay(game, player);
      break;
    case 'mortgage_property':
      mortgage(game, player, lot);
      stay(game, player);
      break;
    case 'unmortgage_property':
      lift(game, player, lot);
      if (game.decision.kind !== 'interest') stay(game, player);
      break;
    default:
      return false;
  }
  return true;
}

/** Managing property leaves the decision open; a debt is settled as soon as the cash is there. */
function stay(game: Game, player: Player): void {
  const { decision } = game;
  if (decision.kind === 'debt') settle(game, player, decision.debt);
  else game.isWaiting = true;
}

/** B1. */
function buy(game: Game, player: Player, { deed }: Lot): void {
  lotAt(game, deed.position).owner = player.seat;
  player.cash -= deed.price;
  game.told?.push({ kind: 'bought', seat: player.seat, deed, amount: deed.price });
}

/** B2: what is not bought is auctioned at once, unless the options leave it with the bank. */
function pass(game: Game, { seat }: Player, { deed }: Lot): void {
  game.told?.push({ kind: 'passed', seat, deed });
  if (game.options.auctions) auctionDeed(game, deed.position, seat);
}

/** H3 at the list price, unless others could use the building too and there are not enough (H5). */
function askForBuilding(game: Game, player: Player, lot: Lot, building: Building): void {
  const { decision } = game;
  if (decision.kind === 'place_building') build(game, playerAt(game, decision.seat), lot, decision.price);
  else if (isScarce(game, building, player.seat)) {
    first(game, { do: 'ask', seat: player.seat, decision });
    auctionBuilding(game, { kind: 'building', building, position: lot.deed.position, asker: player.seat });
  } else {
    build(game, player, lot, priceOn(lot));
    game.isWaiting = true;
  }
}
