import type { Trade } from '#libs/protocol';
import type { Action } from './action.js';
import { always, unpriced, type ActionRule } from './action-rule.js';
import { solventSeatsAfter, type Game, type Player } from './game.js';
import { goodsIn } from './narration.js';
import { isTrade } from './params.js';
import type { RuleRefusal } from './refusal.js';
import { accept, canCounter, canPropose, counter, isRepeated, propose, reject, type TradeDecision } from './trade.js';
import { objectionTo, tradeParams } from './trade-goods.js';

/** D1, D4. */
export const proposeTradeRule: ActionRule = {
  about: 'subject',
  isOpen: canPropose,
  execute: (game, player, _, action) => propose(game, player, termsIn(action)),
  describe: () => 'Propose a trade to another player.',
  price: unpriced,
  params: (game, player) => tradeParams(game, player, solventSeatsAfter(game, player.seat)),
  objection: (game, player, action) => illegalTrade(game, player, action) ?? repeatedTrade(game, player, action),
};

/** D4. */
export const counterTradeRule: ActionRule = {
  about: 'subject',
  isOpen: (game) => canCounter(game, tradeIn(game)),
  execute: (game, _player, _lot, action) => counter(game, tradeIn(game), termsIn(action)),
  describe: () => 'Answer with other terms.',
  price: unpriced,
  params: (game, player) => tradeParams(game, player, [tradeIn(game).trade.from]),
  objection: illegalTrade,
};

/** D3. */
export const acceptTradeRule: ActionRule = {
  about: 'subject',
  isOpen: always,
  execute: (game) => accept(game, tradeIn(game)),
  describe: (game) => {
    // The terms name what the proposer gives, which the seat that accepts gets.
    const { give, get } = tradeIn(game).trade.terms;
    return `Accept: get ${goodsIn(give)} for ${goodsIn(get)}.`;
  },
  price: unpriced,
};

export const rejectTradeRule: ActionRule = {
  about: 'subject',
  isOpen: always,
  execute: (game) => reject(game, tradeIn(game)),
  describe: () => 'Decline the trade.',
  price: unpriced,
};

function tradeIn({ decision }: Game): TradeDecision {
  if (decision.kind !== 'trade') throw new RangeError('no trade is open');
  return decision;
}

function termsIn({ trade }: Action): Trade {
  if (trade === undefined) throw new RangeError('the trade has no terms');
  return trade;
}

function illegalTrade(game: Game, player: Player, { trade }: Action): Omit<RuleRefusal, 'allowed'> | null {
  const message = isTrade(trade) ? objectionTo(game, player, trade) : null;
  return message === null ? null : { code: 'illegal_trade', message };
}

function repeatedTrade(game: Game, player: Player, { trade }: Action): Omit<RuleRefusal, 'allowed'> | null {
  if (!isTrade(trade) || !isRepeated(game, player, trade)) return null;
  return { code: 'trade_repeated', message: 'You have proposed this trade before in this turn.' };
}
