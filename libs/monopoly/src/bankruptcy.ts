import { COLOUR_GROUPS, type Deed } from './board.js';
import { clearGroup } from './buildings.js';
import { withJailCardBack } from './decks.js';
import { deedsOf, holdingOf, playerAt, solventSeatsAfter, type Seat, type Stage } from './game.js';
import { interestOn } from './mortgage.js';
import type { Move } from './move.js';

/** K2, K4: all buildings go back to the bank at half their cost. */
function sellAllBuildings(move: Move, deeds: readonly Deed[]): number {
  const groups = COLOUR_GROUPS.filter((group) => deeds.some((deed) => deed.kind === 'street' && deed.group === group));
  return groups.reduce((total, group) => total + clearGroup(move, group), 0);
}

/** K2: deeds and jail cards go to the creditor, who at once owes the bank interest on each mortgage (K3, M4). */
function handOver(move: Move, seat: Seat, creditor: Seat, deeds: readonly Deed[]): void {
  const jailCards = [...playerAt(move.game, creditor).jailCards, ...playerAt(move.game, seat).jailCards];
  move.setPlayer(creditor, { jailCards });
  const mortgaged = deeds.filter((deed) => holdingOf(move.game, deed).mortgaged);
  for (const deed of deeds) move.setHolding(deed, { owner: creditor });
  move.first(
    ...mortgaged.map((deed): Stage => ({
      do: 'pay',
      seat: creditor,
      debt: { amount: interestOn(deed), to: null, cause: { kind: 'interest', deed } },
    })),
  );
}

/** K4: deeds are free again and their mortgages void; jail cards go back to their decks. */
function returnToBank(move: Move, seat: Seat, deeds: readonly Deed[]): void {
  for (const deed of deeds) move.setHolding(deed, { owner: null, mortgaged: false });
  for (const name of playerAt(move.game, seat).jailCards) {
    move.set({ decks: { ...move.game.decks, [name]: withJailCardBack(name, move.game.decks[name]) } });
  }
}

/** C7, T7: what the retired seat still had to do, or was still to be paid, falls away. */
function concerns(stage: Stage, seat: Seat): boolean {
  return stage.seat === seat || (stage.do === 'pay' && stage.debt.to === seat);
}

/** Retires `seat` for good; `creditor` null is the bank. The last solvent player wins (K5). */
export function goBankrupt(move: Move, seat: Seat, creditor: Seat | null): void {
  const deeds = deedsOf(move.game, seat);
  const buildings = sellAllBuildings(move, deeds);
  const cash = playerAt(move.game, seat).cash + buildings;
  move.dropStages((stage) => concerns(stage, seat));
  move.record({ kind: 'bankrupt', seat, creditor, cash, buildings });
  if (creditor === null) returnToBank(move, seat, deeds);
  else {
    move.addCash(creditor, cash);
    handOver(move, seat, creditor, deeds);
  }
  move.setPlayer(seat, { cash: 0, jailCards: [], inJail: false, jailTurns: 0, bankrupt: true });
  const [survivor, ...others] = solventSeatsAfter(move.game, seat);
  if (survivor !== undefined && others.length === 0) endGame(move, survivor);
}

function endGame(move: Move, winner: Seat): void {
  move.dropStages(() => true);
  move.record({ kind: 'ended', winner, reason: 'completed' });
  move.ask({ kind: 'game_over', winner, reason: 'completed' });
}
