import { auctionDeed } from './auction.js';
import type { Stage } from './decision.js';
import { ask, playerAt, type Game, type Player } from './game.js';
import { askForInterest } from './interest.js';
import { leaveJail } from './jail.js';
import { land } from './landing.js';
import { advance } from './movement.js';
import { settle } from './payment.js';

/** Carries out one stage. */
export function run(game: Game, stage: Stage): void {
  if (stage.do === 'auction') return auctionDeed(game, stage.position, stage.after);
  const player = playerAt(game, stage.seat);
  switch (stage.do) {
    case 'advance':
      advance(game, player, stage.steps, stage.throwTotal);
      return land(game, player, stage.terms);
    case 'land':
      return land(game, player, stage.terms);
    case 'pay':
      return settle(game, player, stage.debt);
    case 'leave_jail':
      return leaveJail(player);
    case 'interest':
      return askForInterest(game, player, stage.position);
    case 'ask':
      return askAgain(game, player, stage);
  }
}

/** A debt may have become payable meanwhile. */
function askAgain(game: Game, player: Player, { decision }: Extract<Stage, { do: 'ask' }>): void {
  if (decision.kind === 'debt') settle(game, player, decision.debt);
  else ask(game, decision);
}
