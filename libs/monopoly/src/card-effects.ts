import { BOARD, BOARD_SIZE } from './board.js';
import type { CardEffect, DeckName } from './cards.js';
import { drawFrom } from './decks.js';
import {
  HOTEL,
  deedsOf,
  holdingOf,
  playerAt,
  solventSeatsAfter,
  type Game,
  type RentTerms,
  type Seat,
} from './game.js';
import type { Move } from './move.js';
import { goBack, sendToJail } from './movement.js';
import { collect, payment } from './payment.js';

/** C1: draw the top card and obey it. */
export function drawCard(move: Move, seat: Seat, deck: DeckName): void {
  const drawn = drawFrom(deck, move.game.decks[deck]);
  move.set({ decks: { ...move.game.decks, [deck]: drawn.deck } });
  move.record({ kind: 'drew', seat, deck, text: drawn.card.text });
  obey(move, seat, deck, drawn.card.effect);
}

function obey(move: Move, seat: Seat, deck: DeckName, effect: CardEffect): void {
  switch (effect.kind) {
    case 'advance_to':
      return advanceTo(move, seat, effect.position, 'usual');
    case 'advance_to_nearest':
      return advanceToNearest(move, seat, effect.target);
    case 'go_back':
      return goBack(move, seat, effect.steps);
    case 'go_to_jail':
      return sendToJail(move, seat);
    case 'keep_jail_card':
      return move.setPlayer(seat, { jailCards: [...playerAt(move.game, seat).jailCards, deck] });
    case 'collect':
      return collect(move, seat, effect.amount, 'card');
    case 'pay':
      return owe(move, [seat], null, effect.amount);
    case 'collect_from_each':
      return owe(move, solventSeatsAfter(move.game, seat), seat, effect.amount);
    case 'pay_each':
      for (const other of solventSeatsAfter(move.game, seat).toReversed()) owe(move, [seat], other, effect.amount);
      return;
    case 'repairs':
      return owe(move, [seat], null, repairBill(move.game, seat, effect));
  }
}

/** C6, C7: the debts of one card are settled one after the other, in order of play. */
function owe(move: Move, seats: readonly Seat[], to: Seat | null, amount: number): void {
  if (amount > 0) move.first(...seats.map((seat) => payment(seat, { amount, to, cause: { kind: 'card' } })));
}

/** C4: always forward; passing GO pays. */
function advanceTo(move: Move, seat: Seat, position: number, terms: RentTerms): void {
  const steps = (position - playerAt(move.game, seat).position + BOARD_SIZE) % BOARD_SIZE;
  move.first({ do: 'advance', seat, steps, throwTotal: null, terms });
}

function advanceToNearest(move: Move, seat: Seat, target: 'railroad' | 'utility'): void {
  const { position } = playerAt(move.game, seat);
  const ahead = [...BOARD.slice(position + 1), ...BOARD.slice(0, position)];
  const nearest = ahead.find((square) => square.kind === target);
  if (nearest !== undefined) {
    advanceTo(move, seat, nearest.position, target === 'railroad' ? 'twice' : 'ten_times_throw');
  }
}

/** C5: a hotel counts as a hotel only. */
function repairBill(game: Game, seat: Seat, prices: Extract<CardEffect, { kind: 'repairs' }>): number {
  return deedsOf(game, seat)
    .map((deed) => holdingOf(game, deed))
    .reduce((bill, { houses }) => bill + (houses === HOTEL ? prices.perHotel : houses * prices.perHouse), 0);
}
