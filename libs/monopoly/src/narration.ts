import type { TradeSide } from '#libs/protocol';
import { deedById, squareAt } from './board.js';
import type { Debt, Lotting } from './decision.js';
import { playerAt, type Game, type SeatIndex } from './game.js';
import type { Happening } from './happening.js';

/** What an action brought about, in sentences for spectators; ends with the debt that blocks the game, if one does. */
export function narrate(game: Game, happenings: readonly Happening[]): string {
  const { decision } = game;
  const sentences = happenings.map((happening) => sentenceFor(game, happening));
  if (decision.kind === 'debt') sentences.push(debtSentence(game, decision.seat, decision.debt));
  if (sentences.length === 0) sentences.push(turnSentence(game));
  return sentences.join(' ');
}

function turnSentence(game: Game): string {
  const { decision } = game;
  return decision.kind === 'game_over' ? 'The game is over.' : `It is ${nameOf(game, decision.seat)}'s turn.`;
}

/** Null is the bank. */
function nameOf(game: Game, seat: SeatIndex | null): string {
  return seat === null ? 'the bank' : playerAt(game, seat).name;
}

function debtSentence(game: Game, seat: SeatIndex, { amount, to }: Debt): string {
  const { name, cash } = playerAt(game, seat);
  return `${name} owes ${nameOf(game, to)} $${amount} and has $${cash}.`;
}

function sentenceFor(game: Game, happening: Happening): string {
  switch (happening.kind) {
    case 'ended':
      return endSentence(game, happening);
    case 'auction_started':
    case 'bid':
    case 'auction_ended':
      return auctionSentence(game, happening);
    case 'trade_proposed':
    case 'trade_resolved':
      return tradeSentence(game, happening);
    case 'rolled':
    case 'moved':
    case 'jailed':
    case 'jail_attempt':
    case 'drew':
    case 'collected':
    case 'paid':
    case 'bankrupt':
    case 'bought':
    case 'passed':
    case 'built':
    case 'sold':
    case 'mortgaged':
    case 'unmortgaged':
      return playerSentence(game, playerAt(game, happening.seat).name, happening);
  }
}

type ByPlayer = Exclude<
  Happening,
  { kind: 'ended' | 'auction_started' | 'bid' | 'auction_ended' | 'trade_proposed' | 'trade_resolved' }
>;

function playerSentence(game: Game, name: string, happening: ByPlayer): string {
  switch (happening.kind) {
    case 'rolled':
      return `${name} rolls ${happening.dice[0]} and ${happening.dice[1]}.`;
    case 'moved':
      return `${name} moves to ${squareAt(happening.to).name}.`;
    case 'jailed':
      return `${name} goes to jail.`;
    case 'jail_attempt':
      return jailSentence(name, happening);
    case 'drew':
      return `${name} draws a card: ${happening.text}`;
    case 'collected':
      return `${name} collects $${happening.amount}${PLACES[happening.cause]}.`;
    case 'paid':
      return paymentSentence(game, name, happening.debt);
    case 'bankrupt':
      return `${name} is bankrupt; everything goes to ${nameOf(game, happening.creditor)}.`;
    case 'bought':
    case 'passed':
    case 'built':
    case 'sold':
    case 'mortgaged':
    case 'unmortgaged':
      return propertySentence(name, happening);
  }
}

const PLACES = { salary: ' at GO', card: '', free_parking: ' on Free Parking' } as const;

function endSentence(game: Game, { winner, reason }: Extract<Happening, { kind: 'ended' }>): string {
  const { name } = playerAt(game, winner);
  return reason === 'completed' ? `${name} wins the game.` : `The last turn is over: ${name} is the richest and wins.`;
}

function jailSentence(name: string, { by, success }: Extract<Happening, { kind: 'jail_attempt' }>): string {
  if (by === 'use_jail_card') return `${name} uses a get-out-of-jail card.`;
  return success ? `${name} leaves jail with doubles.` : `${name} does not get doubles.`;
}

function paymentSentence(game: Game, name: string, { amount, to, cause, position }: Debt): string {
  const place = position === null ? '' : squareAt(position).name;
  switch (cause) {
    case 'rent':
      return `${name} pays ${nameOf(game, to)} $${amount} rent for ${place}.`;
    case 'tax':
      return `${name} pays $${amount} ${place}.`;
    case 'fine':
      return `${name} pays the $${amount} fine and leaves jail.`;
    case 'interest':
      return `${name} pays the bank $${amount} interest on the mortgage of ${place}.`;
    case 'card':
      return `${name} pays ${nameOf(game, to)} $${amount}.`;
  }
}

type PropertyHappening = Extract<
  Happening,
  { kind: 'bought' | 'passed' | 'built' | 'sold' | 'mortgaged' | 'unmortgaged' }
>;

function propertySentence(name: string, happening: PropertyHappening): string {
  const place = happening.deed.name;
  switch (happening.kind) {
    case 'bought':
      return `${name} buys ${place} for $${happening.amount}.`;
    case 'passed':
      return `${name} does not buy ${place}.`;
    case 'built':
      return `${name} builds a ${happening.building} on ${place} for $${happening.amount}.`;
    case 'sold':
      return `${name} sells a ${happening.building} on ${place} for $${happening.amount}.`;
    case 'mortgaged':
      return `${name} mortgages ${place} for $${happening.amount}.`;
    case 'unmortgaged':
      return `${name} lifts the mortgage on ${place} for $${happening.amount}.`;
  }
}

/** "Baltic Avenue", or "a house". */
export function subjectOfAuction(lotting: Lotting): string {
  return lotting.kind === 'building' ? `a ${lotting.building}` : squareAt(lotting.position).name;
}

type AuctionHappening = Extract<Happening, { kind: 'auction_started' | 'bid' | 'auction_ended' }>;

function auctionSentence(game: Game, happening: AuctionHappening): string {
  const subject = subjectOfAuction(happening.lotting);
  if (happening.kind === 'auction_started') return `The bank auctions ${subject}.`;
  if (happening.kind === 'bid') {
    const name = nameOf(game, happening.seat);
    return happening.amount === null ? `${name} bids no more.` : `${name} bids $${happening.amount}.`;
  }
  if (happening.winner === null) return `Nobody bids for ${subject}.`;
  return `${subject} goes to ${nameOf(game, happening.winner)} for $${happening.amount}.`;
}

type TradeHappening = Extract<Happening, { kind: 'trade_proposed' | 'trade_resolved' }>;

function tradeSentence(game: Game, happening: TradeHappening): string {
  const { from, to, terms } = happening.trade;
  if (happening.kind === 'trade_resolved') {
    return `${nameOf(game, to)} ${happening.accepted ? 'accepts' : 'declines'} the trade.`;
  }
  return `${nameOf(game, from)} offers ${nameOf(game, to)} ${goodsIn(terms.give)} for ${goodsIn(terms.get)}.`;
}

/** "$50 and Baltic Avenue" */
export function goodsIn({ cash = 0, properties = [], jail_cards = 0 }: TradeSide): string {
  const names = properties.map((id) => deedById(id)?.name ?? id);
  const cards = jail_cards > 0 ? [jail_cards === 1 ? 'a jail card' : `${jail_cards} jail cards`] : [];
  const goods = [...(cash > 0 ? [`$${cash}`] : []), ...names, ...cards];
  return goods.length === 0 ? 'nothing' : goods.join(' and ');
}
