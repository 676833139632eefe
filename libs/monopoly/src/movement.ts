import { BOARD_SIZE, JAIL_POSITION } from './board.js';
import { throwFrom, type Dice } from './dice.js';
import type { Game, Player } from './game.js';
import { collect } from './payment.js';

export function throwDice(game: Game, { seat }: Player): Dice {
  const dice = throwFrom(game.cup);
  game.recorded?.push({ kind: 'rolled', seat, dice });
  return dice;
}

function moveTo(game: Game, player: Player, to: number, throwTotal: number | null): void {
  game.recorded?.push({ kind: 'moved', seat: player.seat, from: player.position, to, throwTotal });
  player.position = to;
}

/** T1. G1, G4: passing GO or landing on it pays one salary. `throwTotal` null: moved by a card. */
export function advance(game: Game, player: Player, steps: number, throwTotal: number | null): void {
  const reached = player.position + steps;
  moveTo(game, player, reached % BOARD_SIZE, throwTotal);
  if (reached >= BOARD_SIZE) collect(game, player, game.options.goSalary, 'salary');
}

/** G2: backwards never pays a salary. */
export function goBack(game: Game, player: Player, steps: number): void {
  moveTo(game, player, (player.position - steps + BOARD_SIZE) % BOARD_SIZE, null);
}

/** J1, G2, T4: straight to jail, without a salary; a throw that doubles had earned is lost. */
export function sendToJail(game: Game, player: Player): void {
  moveTo(game, player, JAIL_POSITION, null);
  player.inJail = true;
  player.jailThrows = 0;
  game.turn.doubles = 0;
  game.recorded?.push({ kind: 'jailed', seat: player.seat });
}
