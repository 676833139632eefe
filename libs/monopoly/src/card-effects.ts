import { BOARD, BOARD_SIZE } from './board.js';
import type { CardEffect, DeckName } from './cards.js';
import { drawFrom } from './decks.js';
import type { RentTerms, Effect } from './decision.js';
import { doNext, HOTEL, lotsOf, solventSeatsAfter, type Game, type Player, type SeatIndex } from './game.js';
import { goBack, sendToJail } from './movement.js';
import { collect } from './payment.js';

/** C1: draw the top card and obey it. */
export function drawCard(game: Game, player: Player, deck: DeckName): void {
  const { text, effect } = drawFrom(deck, game.decks[deck]);
  game.recorded?.push({ kind: 'drew', seat: player.seat, deck, text });
  obey(game, player, deck, effect);
}

function obey(game: Game, player: Player, deck: DeckName, effect: CardEffect): void {
  switch (effect.kind) {
    case 'advance_to':
      return advanceTo(game, player, effect.position, 'usual');
    case 'advance_to_nearest':
      return advanceToNearest(game, player, effect.target);
    case 'go_back':
      // C3: what the square asks for is done, as after any move.
      goBack(game, player, effect.steps);
      return doNext(game, { do: 'land', seat: player.seat, terms: 'usual' });
    case 'go_to_jail':
      return sendToJail(game, player);
    case 'keep_jail_card':
      player.jailCards = [...player.jailCards, deck];
      return;
    case 'collect':
      return collect(game, player, effect.amount, 'card');
    case 'pay':
    case 'collect_from_each':
    case 'pay_each':
    case 'repairs':
      return doNext(game, ...paymentsFor(game, player, effect));
  }
}

type Payment = Extract<CardEffect, { kind: 'pay' | 'collect_from_each' | 'pay_each' | 'repairs' }>;

/** C6, C7: the debts of one card are settled one after the other, in order of play. */
function paymentsFor(game: Game, { seat }: Player, effect: Payment): readonly Effect[] {
  switch (effect.kind) {
    case 'pay':
      return [debt(seat, null, effect.amount)];
    case 'collect_from_each':
      return solventSeatsAfter(game, seat).map((other) => debt(other, seat, effect.amount));
    case 'pay_each':
      return solventSeatsAfter(game, seat).map((other) => debt(seat, other, effect.amount));
    case 'repairs': {
      const bill = repairBill(game, seat, effect);
      return bill > 0 ? [debt(seat, null, bill)] : [];
    }
  }
}

function debt(seat: SeatIndex, to: SeatIndex | null, amount: number): Effect {
  return { do: 'pay', seat, debt: { amount, to, cause: 'card', position: null } };
}

/** C4: always forward; passing GO pays. */
function advanceTo(game: Game, { seat, position }: Player, target: number, terms: RentTerms): void {
  const steps = (target - position + BOARD_SIZE) % BOARD_SIZE;
  doNext(game, { do: 'advance', seat, steps, throwTotal: null, terms });
}

function advanceToNearest(game: Game, player: Player, target: 'railroad' | 'utility'): void {
  const { position } = player;
  const ahead = [...BOARD.slice(position + 1), ...BOARD.slice(0, position)];
  const nearest = ahead.find((square) => square.kind === target);
  if (nearest !== undefined) {
    advanceTo(game, player, nearest.position, target === 'railroad' ? 'twice' : 'ten_times_throw');
  }
}

/** C5: a hotel counts as a hotel only. */
function repairBill(game: Game, seat: SeatIndex, prices: Extract<CardEffect, { kind: 'repairs' }>): number {
  return lotsOf(game, seat).reduce(
    (bill, { houses }) => bill + (houses === HOTEL ? prices.perHotel : houses * prices.perHouse),
    0,
  );
}
