import type { Debt } from './decision.js';
import { putJailCardBack } from './decks.js';
import { isDoubles, totalOf } from './dice.js';
import { ask, doNext, type Game, type Player } from './game.js';
import { throwDice } from './movement.js';
import { transfer } from './payment.js';

/** J3. Dollars. */
export const JAIL_FINE = 50;
/** J6. */
export const MAX_JAIL_THROWS = 3;

const FINE: Debt = { amount: JAIL_FINE, to: null, cause: 'fine', position: null };

export function leaveJail(player: Player): void {
  player.inJail = false;
  player.jailThrows = 0;
}

/** J3 (b), J7: the token stays; the throw that follows is an ordinary one, doubles and all (T6). */
export function payJailFine(game: Game, player: Player): void {
  transfer(game, player, FINE);
  leaveJail(player);
  ask(game, { kind: 'pre_roll', seat: player.seat });
}

/** J3 (a), C2. */
export function playJailCard(game: Game, player: Player): void {
  const [name, ...others] = player.jailCards;
  if (name === undefined) return;
  player.jailCards = others;
  putJailCardBack(name, game.decks[name]);
  game.recorded?.push({ kind: 'jail_attempt', seat: player.seat, by: 'use_jail_card', success: true });
  leaveJail(player);
  ask(game, { kind: 'pre_roll', seat: player.seat });
}

/** J3 (c). T5: the doubles that open the door give no further throw, so they are not counted. */
export function rollForDoubles(game: Game, player: Player): void {
  const dice = throwDice(game, player);
  const success = isDoubles(dice);
  const { seat } = player;
  game.lastThrow = dice;
  game.recorded?.push({ kind: 'jail_attempt', seat, by: 'roll_for_doubles', success });
  if (!success) player.jailThrows += 1;
  if (!success && player.jailThrows < MAX_JAIL_THROWS) return;
  const steps = totalOf(dice);
  doNext(game, { do: 'leave_jail', seat }, { do: 'advance', seat, steps, throwTotal: steps, terms: 'usual' });
  // J4: after the third failure the fine is due at once, and this throw moves the token.
  if (!success) doNext(game, { do: 'pay', seat, debt: FINE });
}
