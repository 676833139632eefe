import type { EngineDecision, Trade } from '#libs/protocol';
import { leastBid } from './auction.js';
import type { PendingDecision, DecisionKind } from './decision.js';
import { deedIdAt, lottingOf, tradeOf } from './events.js';
import { lotAt, playerAt, type Game, type SeatIndex } from './game.js';
import { costOfLifting, interestOn } from './mortgage.js';
import { MAX_EXCHANGES } from './trade.js';

/** The names that decisions have on the wire, as phases of the turn. */
export const TURN_PHASES = {
  pre_roll: 'pre_roll',
  jail: 'awaiting_jail_decision',
  buy: 'awaiting_buy_decision',
  income_tax: 'awaiting_tax_choice',
  debt: 'awaiting_debt_payment',
  post_roll: 'post_roll',
  auction: 'awaiting_auction_bid',
  place_building: 'awaiting_building_placement',
  trade: 'awaiting_trade_response',
  interest: 'awaiting_interest_choice',
  game_over: 'game_over',
} as const satisfies Record<DecisionKind, string>;

/** The names that decisions have on the wire, as kinds of question. */
const KINDS = {
  pre_roll: 'pre_roll',
  jail: 'jail',
  buy: 'buy',
  income_tax: 'income_tax',
  debt: 'debt',
  post_roll: 'post_roll',
  auction: 'auction_bid',
  place_building: 'place_building',
  trade: 'trade_response',
  interest: 'interest',
  game_over: 'game_over',
} as const satisfies Record<DecisionKind, string>;

/** The decision's id: another one for every decision of the game. */
export function decisionIdOf({ actionCount }: Game): string {
  return `d-${actionCount + 1}`;
}

/** What the pending decision is about; null once the game is over. */
export function toDecision(game: Game): EngineDecision | null {
  const { decision, turn } = game;
  if (decision.kind === 'game_over') return null;
  return {
    id: decisionIdOf(game),
    kind: KINDS[decision.kind],
    player_id: playerAt(game, decision.seat).id,
    turn_player_id: playerAt(game, turn.seat).id,
    expires_at: null,
    default_action: 0,
    context: contextOf(game, decision),
  };
}

function idOf(game: Game, seat: SeatIndex | null): string | null {
  return seat === null ? null : playerAt(game, seat).id;
}

function contextOf(game: Game, decision: PendingDecision): EngineDecision['context'] {
  switch (decision.kind) {
    case 'buy': {
      const { deed } = lotAt(game, decision.position);
      return { property_id: deed.id, price: deed.price };
    }
    case 'debt': {
      const { amount, to, cause, position } = decision.debt;
      return { amount, creditor_id: idOf(game, to), cause, property_id: deedIdAt(position) };
    }
    case 'auction':
      return auctionContext(game, decision);
    case 'place_building':
      return { building_type: decision.building, price: decision.price };
    case 'trade': {
      const { trade } = decision;
      return { trade: tradeOf(game, trade), exchange: trade.exchange, max_exchanges: MAX_EXCHANGES };
    }
    case 'interest': {
      const { deed } = lotAt(game, decision.position);
      return { property_id: deed.id, interest: interestOn(deed), lift_cost: costOfLifting(deed) };
    }
    case 'pre_roll':
    case 'jail':
    case 'post_roll':
      return { proposals: proposalsOf(game, decision.seat) };
    case 'income_tax':
    case 'game_over':
      return {};
  }
}

/** The trades that the seat has proposed in this turn: none of them may be proposed again before the next. */
function proposalsOf({ turn }: Game, seat: SeatIndex): readonly Trade[] {
  return turn.proposals.filter((proposal) => proposal.seat === seat).map(({ terms }) => terms);
}

function auctionContext(
  game: Game,
  { auction, seat: asked }: Extract<PendingDecision, { kind: 'auction' }>,
): EngineDecision['context'] {
  const { lotting, highBid, highBidder, bidders } = auction;
  return {
    ...lottingOf(lotting),
    high_bid: highBid,
    high_bidder_id: idOf(game, highBidder),
    minimum_bid: leastBid(game, auction, asked),
    bidder_ids: bidders.map((seat) => playerAt(game, seat).id),
  };
}
