import { onLot, type ActionRule } from './action-rule.js';
import { auctionBuilding } from './auction.js';
import { build, buildableOn, priceOn } from './buildings.js';
import type { Building } from './decision.js';
import { doNext, playerAt, type Game, type Lot, type Player } from './game.js';
import { isScarce, isSiteFor, opensAuction } from './shortage.js';

export const buildHouseRule: ActionRule = buildRule('house');
export const buildHotelRule: ActionRule = buildRule('hotel');

function buildRule(building: Building): ActionRule {
  return onLot({
    about: 'own_lot',
    building,
    isOpen: (game, player, lot) => canBuild(game, player, lot, building),
    execute: (game, player, lot) => askForBuilding(game, player, lot, building),
    describe: (game, player, { deed, houses }, dollars) => {
      const what = building === 'hotel' ? 'a hotel' : `house ${houses + 1}`;
      if (!opensAuction(game, player, building)) return `Build ${what} on ${deed.name} for $${dollars}.`;
      return `Build ${what} on ${deed.name}. It is scarce: this opens an auction, or costs $${dollars} if nobody bids.`;
    },
    price: ({ decision }, lot) => ({ cost: decision.kind === 'place_building' ? decision.price : priceOn(lot) }),
  });
}

function canBuild(game: Game, player: Player, lot: Lot, building: Building): boolean {
  const { decision } = game;
  if (decision.kind !== 'place_building') return buildableOn(game, lot, player) === building;
  return decision.building === building && isSiteFor(game, building, decision.seat, decision.price, lot);
}

/** H3 at the list price, unless others could use the building too and there are not enough (H5). */
function askForBuilding(game: Game, player: Player, lot: Lot, building: Building): void {
  const { decision } = game;
  if (decision.kind === 'place_building') build(game, playerAt(game, decision.seat), lot, decision.price);
  else if (isScarce(game, building, player.seat)) {
    doNext(game, { do: 'ask', seat: player.seat, decision });
    auctionBuilding(game, { kind: 'building', building, position: lot.deed.position, asker: player.seat });
  } else {
    build(game, player, lot, priceOn(lot));
    game.isWaiting = true;
  }
}
