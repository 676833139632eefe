import { auctionDeed } from './auction.js';
import type { Effect } from './decision.js';
import { ask, playerAt, type Game, type Player } from './game.js';
import { askForInterest } from './interest.js';
import { leaveJail } from './jail.js';
import { land } from './landing.js';
import { advance } from './movement.js';
import { settle } from './payment.js';

/** Carries out one effect. */
export function run(game: Game, effect: Effect): void {
  if (effect.do === 'auction') return auctionDeed(game, effect.position, effect.after);
  const player = playerAt(game, effect.seat);
  switch (effect.do) {
    case 'advance':
      advance(game, player, effect.steps, effect.throwTotal);
      return land(game, player, effect.terms);
    case 'land':
      return land(game, player, effect.terms);
    case 'pay':
      return settle(game, player, effect.debt);
    case 'leave_jail':
      return leaveJail(player);
    case 'interest':
      return askForInterest(game, player, effect.position);
    case 'ask':
      return askAgain(game, player, effect);
  }
}

/** A debt may have become payable meanwhile. */
function askAgain(game: Game, player: Player, { decision }: Extract<Effect, { do: 'ask' }>): void {
  if (decision.kind === 'debt') settle(game, player, decision.debt);
  else ask(game, decision);
}
