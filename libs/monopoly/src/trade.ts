import type { Trade } from '#libs/protocol';
import type { PendingDecision, OpenTrade, Effect } from './decision.js';
import { jailCardsAmong } from './decks.js';
import { ask, doNext, playerAt, type Game, type Player, type SeatIndex } from './game.js';
import { canTrade, completeTerms, goodsOf, type Goods } from './trade-goods.js';

export type TradeDecision = Extract<PendingDecision, { kind: 'trade' }>;

/** D4: the proposals and counter-offers of one trade. */
export const MAX_EXCHANGES = 5;

/** D4: a limited number of proposals a turn, and only where there is something to trade. */
export function canPropose(game: Game, player: Player): boolean {
  const { trading, maxTradesPerTurn } = game.options;
  const made = game.turn.proposals.filter(({ seat }) => seat === player.seat).length;
  return trading && made < maxTradesPerTurn && canTrade(game, player);
}

export function canCounter(game: Game, { seat, trade }: TradeDecision): boolean {
  return trade.exchange < MAX_EXCHANGES && canTrade(game, playerAt(game, seat));
}

/** The terms as a text: the same for the same trade, whatever the message with it. */
function textOf(trade: Trade): string {
  const { to_player_id, give, get } = completeTerms(trade);
  return JSON.stringify([to_player_id, give, get]);
}

/** The seat has proposed just this before, in this turn. */
export function isRepeated({ turn }: Game, { seat }: Player, trade: Trade): boolean {
  const terms = textOf(trade);
  return turn.proposals.some((proposal) => proposal.seat === seat && textOf(proposal.terms) === terms);
}

function seatOf(game: Game, playerId: string): SeatIndex {
  return game.players.findIndex(({ id }) => id === playerId);
}

/** D5: the proposer's decision waits until the trade is resolved. */
export function propose(game: Game, { seat }: Player, trade: Trade): void {
  const terms = completeTerms(trade);
  game.turn.proposals = [...game.turn.proposals, { seat, terms }];
  const id = `t-${game.actionCount + 1}`;
  putOnTable(game, { id, from: seat, to: seatOf(game, terms.to_player_id), terms, exchange: 1 }, game.decision);
}

function putOnTable(game: Game, trade: OpenTrade, resume: PendingDecision): void {
  game.recorded?.push({ kind: 'trade_proposed', trade });
  ask(game, { kind: 'trade', seat: trade.to, trade, resume });
}

export function reject(game: Game, { trade, resume }: TradeDecision): void {
  game.recorded?.push({ kind: 'trade_resolved', trade, accepted: false });
  doNext(game, resumed(resume));
}

/** The answer is another proposal, to the player who made the last one. */
export function counter(game: Game, { trade, resume }: TradeDecision, terms: Trade): void {
  game.recorded?.push({ kind: 'trade_resolved', trade, accepted: false });
  const { id, from, to, exchange } = trade;
  putOnTable(game, { id, from: to, to: from, terms: completeTerms(terms), exchange: exchange + 1 }, resume);
}

/** D3: both sides change hands at once; then the interest of M4 is due, before the proposer goes on. */
export function accept(game: Game, { trade, resume }: TradeDecision): void {
  const [from, to] = [playerAt(game, trade.from), playerAt(game, trade.to)];
  const [given, taken] = [goodsOf(game, trade.terms.give), goodsOf(game, trade.terms.get)];
  handOver(from, to, given);
  handOver(to, from, taken);
  game.recorded?.push({ kind: 'trade_resolved', trade, accepted: true });
  doNext(game, ...interestOnGoods(to, given), ...interestOnGoods(from, taken), resumed(resume));
}

function handOver(giver: Player, taker: Player, { cash, lots, jailCards }: Goods): void {
  giver.cash -= cash;
  taker.cash += cash;
  const cards = jailCardsAmong(giver.jailCards, jailCards);
  giver.jailCards = giver.jailCards.filter((name) => !cards.includes(name));
  taker.jailCards = [...taker.jailCards, ...cards];
  for (const lot of lots) lot.owner = taker.seat;
}

function interestOnGoods({ seat }: Player, { lots }: Goods): readonly Effect[] {
  const mortgaged = lots.filter((lot) => lot.mortgaged);
  return mortgaged.map(({ deed }) => ({ do: 'interest', seat, position: deed.position }));
}

function resumed(decision: PendingDecision): Effect {
  return { do: 'ask', seat: decision.kind === 'game_over' ? decision.winner : decision.seat, decision };
}
