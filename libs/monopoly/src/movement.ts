import { BOARD_SIZE, JAIL_POSITION } from './board.js';
import type { Dice } from './dice.js';
import { playerAt, type Seat, type Stage } from './game.js';
import type { Move } from './move.js';
import { collect } from './payment.js';

export function throwDice(move: Move, seat: Seat): Dice {
  const { dice, rest } = move.game.dice.throw();
  move.set({ dice: rest });
  move.record({ kind: 'rolled', seat, dice });
  return dice;
}

function moveTo(move: Move, seat: Seat, to: number, throwTotal: number | null): void {
  const from = playerAt(move.game, seat).position;
  move.setPlayer(seat, { position: to });
  move.record({ kind: 'moved', seat, from, to, throwTotal });
}

/** T1. G1, G4: passing GO or landing on it pays one salary. */
export function advance(move: Move, { seat, steps, throwTotal, terms }: Extract<Stage, { do: 'advance' }>): void {
  const reached = playerAt(move.game, seat).position + steps;
  moveTo(move, seat, reached % BOARD_SIZE, throwTotal);
  if (reached >= BOARD_SIZE) collect(move, seat, move.game.options.goSalary, 'salary');
  move.first({ do: 'land', seat, terms });
}

/** G2: backwards never pays a salary. */
export function goBack(move: Move, seat: Seat, steps: number): void {
  const { position } = playerAt(move.game, seat);
  moveTo(move, seat, (position - steps + BOARD_SIZE) % BOARD_SIZE, null);
  move.first({ do: 'land', seat, terms: 'usual' });
}

/** J1, G2, T4: straight to jail, without a salary; a throw that doubles had earned is lost. */
export function sendToJail(move: Move, seat: Seat): void {
  moveTo(move, seat, JAIL_POSITION, null);
  move.setPlayer(seat, { inJail: true, jailTurns: 0 });
  move.set({ turn: { ...move.game.turn, doubles: 0 } });
  move.record({ kind: 'jailed', seat });
}
