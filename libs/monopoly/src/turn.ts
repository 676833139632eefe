import { isDoubles, totalOf } from './dice.js';
import { playerAt, solventSeatsAfter, type Game, type Pending, type Seat } from './game.js';
import type { Move } from './move.js';
import { sendToJail, throwDice } from './movement.js';
import { richestSeat } from './worth.js';

/** T3. */
const DOUBLES_THAT_JAIL = 3;

/** T1, T2: throw and move; doubles earn another throw, the third ones jail instead of moving (T3). */
export function rollDice(move: Move, seat: Seat): void {
  const dice = throwDice(move, seat);
  const doubles = isDoubles(dice) ? move.game.turn.doubles + 1 : 0;
  move.set({ lastThrow: dice, turn: { ...move.game.turn, doubles } });
  if (doubles === DOUBLES_THAT_JAIL) return sendToJail(move, seat);
  const steps = totalOf(dice);
  move.first({ do: 'advance', seat, steps, throwTotal: steps, terms: 'usual' });
}

/** What the seat whose turn it is may do once everything that its last action led to is done. */
export function goOn(move: Move): void {
  const { seat, doubles } = move.game.turn;
  // T7: a bankrupt player loses the throw that doubles had earned.
  if (playerAt(move.game, seat).bankrupt) endTurn(move);
  else move.ask({ kind: doubles > 0 ? 'pre_roll' : 'post_roll', seat });
}

/** S4: play goes on to the next solvent seat, or ends with the last of `maxTurns` (E1). */
export function endTurn(move: Move): void {
  const { turn, options } = move.game;
  if (options.maxTurns !== null && turn.number >= options.maxTurns) return endByLimit(move);
  const [seat = turn.seat] = solventSeatsAfter(move.game, turn.seat);
  move.set({ turn: { seat, number: turn.number + 1, doubles: 0 } });
  move.ask(opening(move.game, seat));
}

function opening(game: Game, seat: Seat): Pending {
  return { kind: playerAt(game, seat).inJail ? 'jail' : 'pre_roll', seat };
}

function endByLimit(move: Move): void {
  const winner = richestSeat(move.game);
  move.record({ kind: 'ended', winner, reason: 'max_turns' });
  move.ask({ kind: 'game_over', winner, reason: 'max_turns' });
}
