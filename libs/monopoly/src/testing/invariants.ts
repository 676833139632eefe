import { HOTEL, HOTELS_IN_THE_BANK, type Game, type Lot } from '../game.js';
import type { Happening } from '../happening.js';
import { flowsIn, type Party } from '../ledger.js';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** K8: what everybody holds changes only by the payments in the ledger. */
function keepsTheLedger(before: Game, after: Game, happenings: readonly Happening[]): boolean {
  const flows = flowsIn(happenings);
  const change = (party: Party): number =>
    sum(flows.filter(({ to }) => to === party).map(({ amount }) => amount)) -
    sum(flows.filter(({ from }) => from === party).map(({ amount }) => amount));
  const seats = after.players.map(({ cash, seat }) => cash - (before.players[seat]?.cash ?? 0) === change(seat));
  return seats.every(Boolean) && after.pot - before.pot === change('pot');
}

/** K8: money comes from the bank and goes back to it. */
function keepsTheSum(before: Game, after: Game, happenings: readonly Happening[]): boolean {
  const held = ({ players, pot }: Game): number => pot + sum(players.map(({ cash }) => cash));
  const flows = flowsIn(happenings);
  const fromBank = sum(flows.filter(({ from }) => from === 'bank').map(({ amount }) => amount));
  const toBank = sum(flows.filter(({ to }) => to === 'bank').map(({ amount }) => amount));
  return held(after) - held(before) === fromBank - toBank;
}

/** Dollars that all players together would have once everything was sold or mortgaged to the bank. */
export function liquidationValue({ players, lots, pot }: Game): number {
  const cash = sum(players.map((player) => player.cash));
  const deeds = sum(lots.map(({ deed, owner, mortgaged }) => (owner === null || mortgaged ? 0 : deed.mortgage)));
  const buildings = sum(lots.map(({ deed, houses }) => (deed.kind === 'street' ? (houses * deed.houseCost) / 2 : 0)));
  return pot + cash + deeds + buildings;
}

/** What the rules pay beyond what is given for it: salaries, cards, and deeds bought for less than their mortgage (B3). */
function giftsIn(happenings: readonly Happening[]): number {
  const gifts = happenings.map((happening) => {
    if (happening.kind === 'bought') return happening.deed.mortgage - happening.amount;
    return happening.kind === 'collected' && happening.cause !== 'free_parking' ? happening.amount : 0;
  });
  return sum(gifts);
}

/** K8: no dealing with the bank is a profit. */
function extractsNothing(before: Game, after: Game, happenings: readonly Happening[]): boolean {
  return liquidationValue(after) - liquidationValue(before) <= giftsIn(happenings);
}

/** H4. */
function keepsBuildings({ stock, lots, options }: Game): boolean {
  const levels = lots.map(({ houses }) => houses);
  const houses = stock.houses + sum(levels.filter((level) => level < HOTEL));
  const hotels = stock.hotels + levels.filter((level) => level === HOTEL).length;
  const isInStock = stock.houses >= 0 && stock.hotels >= 0;
  return houses === options.houseLimit && hotels === HOTELS_IN_THE_BANK && isInStock;
}

const levelsOf = ({ group }: Lot): readonly number[] => group.map(({ houses }) => houses);

/** H2. */
function buildsEvenly({ lots }: Game): boolean {
  return lots.every((lot) => Math.max(...levelsOf(lot)) - Math.min(...levelsOf(lot)) <= 1);
}

/** H1, H9, M1. */
function buildsOnWholeGroups({ lots }: Game): boolean {
  return lots.every(({ deed, houses, owner, group }) => {
    if (houses === 0) return true;
    return deed.kind === 'street' && owner !== null && group.every((lot) => lot.owner === owner && !lot.mortgaged);
  });
}

/** C2. */
function keepsJailCards({ players, decks }: Game): boolean {
  const held = players.flatMap(({ jailCards }) => jailCards);
  const inDecks = decks.chance.length + decks.community_chest.length;
  return inDecks + held.length === 32 && new Set(held).size === held.length;
}

/** K2, K4. */
function bankruptsOwnNothing({ players, lots }: Game): boolean {
  return players.every(({ bankrupt, cash, jailCards, seat }) => {
    if (!bankrupt) return cash >= 0;
    return cash === 0 && jailCards.length === 0 && lots.every(({ owner }) => owner !== seat);
  });
}

/** Exactly one seat, which is still in the game, has to decide, until the game is over. */
function oneSeatDecides({ decision, players, isWaiting, recorded }: Game): boolean {
  if (!isWaiting || recorded !== null) return false;
  return decision.kind === 'game_over' || players[decision.seat]?.bankrupt === false;
}

/** The names of the invariants that an action broke. */
export function brokenInvariants(before: Game, after: Game, happenings: readonly Happening[]): readonly string[] {
  const kept = {
    'the ledger has every change of cash': keepsTheLedger(before, after, happenings),
    'money is conserved': keepsTheSum(before, after, happenings),
    'no money is extracted from the bank': extractsNothing(before, after, happenings),
    'buildings are conserved': keepsBuildings(after),
    'groups are built evenly': buildsEvenly(after),
    'only whole groups without mortgages are built on': buildsOnWholeGroups(after),
    'jail cards are conserved': keepsJailCards(after),
    'bankrupts own nothing': bankruptsOwnNothing(after),
    'one seat decides': oneSeatDecides(after),
  };
  return Object.entries(kept).flatMap(([name, isKept]) => (isKept ? [] : [name]));
}
