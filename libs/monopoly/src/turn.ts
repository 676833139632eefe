import { isDoubles, totalOf } from './dice.js';
import { ask, playerAt, nextSolventSeat, type Game, type Player } from './game.js';
import { land } from './landing.js';
import { advance, sendToJail, throwDice } from './movement.js';
import { richestSeat } from './worth.js';

/** T3. */
const DOUBLES_THAT_JAIL = 3;

/** T1, T2: throw and move; doubles earn another throw, the third ones jail instead of moving (T3). */
export function rollDice(game: Game, player: Player): void {
  const { turn } = game;
  const dice = throwDice(game, player);
  game.lastThrow = dice;
  turn.doubles = isDoubles(dice) ? turn.doubles + 1 : 0;
  if (turn.doubles === DOUBLES_THAT_JAIL) return sendToJail(game, player);
  const steps = totalOf(dice);
  advance(game, player, steps, steps);
  land(game, player, 'usual');
}

/** What the seat whose turn it is may do once everything that its last action led to is done. */
export function goOn(game: Game): void {
  const { seat, doubles } = game.turn;
  // T7: a bankrupt player loses the throw that doubles had earned.
  if (playerAt(game, seat).bankrupt) endTurn(game);
  else ask(game, { kind: doubles > 0 ? 'pre_roll' : 'post_roll', seat });
}

/** S4: play goes on to the next solvent seat, or ends with the last of `maxTurns` (E1). */
export function endTurn(game: Game): void {
  const { turn, options } = game;
  if (options.maxTurns !== null && turn.number >= options.maxTurns) return endByLimit(game);
  const seat = nextSolventSeat(game, turn.seat);
  turn.seat = seat;
  turn.number += 1;
  turn.doubles = 0;
  turn.proposals = [];
  turn.actions = 0;
  ask(game, { kind: playerAt(game, seat).inJail ? 'jail' : 'pre_roll', seat });
}

function endByLimit(game: Game): void {
  const winner = richestSeat(game);
  game.recorded?.push({ kind: 'ended', winner, reason: 'max_turns' });
  ask(game, { kind: 'game_over', winner, reason: 'max_turns' });
}
