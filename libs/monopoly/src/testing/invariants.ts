import { paidBy, receivedBy } from '../amounts.js';
import type { Done } from '../apply.js';
import { COLOUR_GROUPS, DEEDS, streetsOf } from '../board.js';
import { HOTEL, holdingOf, type Game } from '../game.js';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const cashIn = (game: Game): number => sum(game.players.map(({ cash }) => cash));

/** K8: cash changes only by what is on record between a player and the bank. */
function conservesCash(game: Game, before: Game, { happenings }: Done): boolean {
  const gained = game.players.map((_, seat) => receivedBy(seat, happenings) - paidBy(seat, happenings));
  return cashIn(game) === cashIn(before) + sum(gained);
}

/** H4. */
function conservesBuildings({ stock, holdings }: Game): boolean {
  const levels = holdings.map(({ houses }) => houses);
  const houses = stock.houses + sum(levels.filter((level) => level < HOTEL));
  const hotels = stock.hotels + levels.filter((level) => level === HOTEL).length;
  return houses === 32 && hotels === 12 && stock.houses >= 0 && stock.hotels >= 0;
}

/** H1, H2, M1. */
function buildsEvenly(game: Game): boolean {
  return COLOUR_GROUPS.every((group) => {
    const lots = streetsOf(group).map((street) => holdingOf(game, street));
    const levels = lots.map(({ houses }) => houses);
    if (Math.max(...levels) === 0) return true;
    const isWhole = lots.every(({ owner, mortgaged }) => owner === lots[0]?.owner && !mortgaged);
    return isWhole && Math.max(...levels) - Math.min(...levels) <= 1;
  });
}

/** C2. */
function conservesJailCards({ players, decks }: Game): boolean {
  const held = players.flatMap(({ jailCards }) => jailCards);
  const inDecks = decks.chance.length + decks.community_chest.length;
  return inDecks + held.length === 32 && new Set(held).size === held.length;
}

/** K2, K4. */
function bankruptsOwnNothing(game: Game): boolean {
  return game.players.every(({ bankrupt, cash, jailCards }, seat) => {
    if (!bankrupt) return cash >= 0;
    return cash === 0 && jailCards.length === 0 && DEEDS.every((deed) => holdingOf(game, deed).owner !== seat);
  });
}

/** The names of the invariants that a step broke. */
export function brokenInvariants(before: Game, done: Done): readonly string[] {
  const { game } = done;
  const kept = {
    'cash is conserved': conservesCash(game, before, done),
    'buildings are conserved': conservesBuildings(game),
    'groups are built evenly': buildsEvenly(game),
    'jail cards are conserved': conservesJailCards(game),
    'bankrupts own nothing': bankruptsOwnNothing(game),
  };
  return Object.entries(kept).flatMap(([name, isKept]) => (isKept ? [] : [name]));
}
