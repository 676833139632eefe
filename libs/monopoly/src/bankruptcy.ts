import { clearGroup } from './buildings.js';
import type { Effect } from './decision.js';
import { putJailCardBack } from './decks.js';
import {
  ask,
  doNext,
  lotsOf,
  playerAt,
  solventSeatsAfter,
  type Game,
  type Lot,
  type Player,
  type SeatIndex,
} from './game.js';

/** K1, K5: out of the game; everything goes to the creditor, null being the bank. */
export function goBankrupt(game: Game, player: Player, creditor: SeatIndex | null): void {
  const lots = lotsOf(game, player.seat);
  // K2, K4: buildings go back to the bank, at half their price.
  const buildings = lots.reduce((total, lot) => total + clearGroup(game, lot), 0);
  const cash = player.cash + buildings;
  dropEffectsOf(game, player.seat);
  game.recorded?.push({ kind: 'bankrupt', seat: player.seat, creditor, cash, buildings });
  player.bankrupt = true;
  player.inJail = false;
  player.jailThrows = 0;
  player.cash = 0;
  const [survivor, ...others] = solventSeatsAfter(game, player.seat);
  const isLast = survivor !== undefined && others.length === 0;
  if (creditor === null) returnToBank(game, player, lots, !isLast && game.options.auctions);
  else handOver(game, player, playerAt(game, creditor), lots, cash);
  player.jailCards = [];
  if (isLast) endGame(game, survivor);
}

/** What a bankrupt seat still had to pay, to receive or to decide falls away. */
function dropEffectsOf(game: Game, seat: SeatIndex): void {
  const kept = game.pendingEffects.filter((effect) => !concerns(effect, seat));
  game.pendingEffects.splice(0, game.pendingEffects.length, ...kept);
}

function concerns(effect: Effect, seat: SeatIndex): boolean {
  if (effect.do === 'auction') return false;
  return effect.seat === seat || (effect.do === 'pay' && effect.debt.to === seat);
}

/** K4: the bank holds no mortgages on its own deeds, and auctions them at once, one by one in board order. */
function returnToBank(game: Game, { seat, jailCards }: Player, lots: readonly Lot[], isAuctioned: boolean): void {
  for (const lot of lots) {
    lot.owner = null;
    lot.mortgaged = false;
  }
  for (const name of jailCards) putJailCardBack(name, game.decks[name]);
  if (!isAuctioned) return;
  doNext(game, ...lots.map(({ deed }): Effect => ({ do: 'auction', position: deed.position, after: seat })));
}

/** K2. K3: interest on each mortgaged deed is due before anything else. */
function handOver(game: Game, { jailCards }: Player, heir: Player, lots: readonly Lot[], cash: number): void {
  heir.cash += cash;
  heir.jailCards = [...heir.jailCards, ...jailCards];
  for (const lot of lots) lot.owner = heir.seat;
  const mortgaged = lots.filter((lot) => lot.mortgaged);
  doNext(game, ...mortgaged.map(({ deed }): Effect => ({ do: 'interest', seat: heir.seat, position: deed.position })));
}

/** K5. */
function endGame(game: Game, winner: SeatIndex): void {
  game.pendingEffects.length = 0;
  game.recorded?.push({ kind: 'ended', winner, reason: 'completed' });
  ask(game, { kind: 'game_over', winner, reason: 'completed' });
}
