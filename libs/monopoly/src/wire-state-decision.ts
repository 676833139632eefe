import { fieldsOf, isJsonObject, listOf, numberOr, textOr } from '#libs/protocol';
import { deedById } from './board.js';
import type { Debt, DebtCause, DecisionKind, Lotting, OpenTrade, PendingDecision } from './decision.js';
import { totalOf } from './dice.js';
import { doNext, type Game, type SeatIndex } from './game.js';
import { isTrade } from './params.js';
import { TURN_PHASES } from './wire-decision.js';

type Fields = ReturnType<typeof fieldsOf>;

/** A decision as the wire has it: whose it is, and what it is about. */
interface Asked {
  readonly game: Game;
  readonly seat: SeatIndex;
  readonly context: Fields;
}

type Reader = (asked: Asked) => PendingDecision | null;

/** Each kind of decision, read from its context; null: not one that can be. */
const READERS: Readonly<Record<Exclude<DecisionKind, 'game_over'>, Reader>> = {
  pre_roll: (asked) => managing('pre_roll', asked),
  jail: (asked) => managing('jail', asked),
  post_roll: (asked) => managing('post_roll', asked),
  income_tax: ({ seat }) => ({ kind: 'income_tax', seat }),
  buy: ({ seat, context }) => withPosition(context, (position) => ({ kind: 'buy', seat, position })),
  interest: ({ seat, context }) => withPosition(context, (position) => ({ kind: 'interest', seat, position })),
  debt: debtIn,
  auction: auctionIn,
  place_building: ({ seat, context }) => {
    const building = buildingIn(context);
    return building === null ? null : { kind: 'place_building', seat, building, price: numberOr(context['price'], 0) };
  },
  trade: tradeIn,
};

const KINDS: readonly (keyof typeof READERS)[] = [
  'pre_roll',
  'jail',
  'post_roll',
  'income_tax',
  'buy',
  'interest',
  'debt',
  'auction',
  'place_building',
  'trade',
];

/** What the game of a state waits for; null: it cannot be read. What is still due of the action before it is put back as far as it shows. */
export function readDecision(game: Game, fields: Fields): PendingDecision | null {
  if (fields['status'] === 'completed') return endIn(game, fields);
  const decision = fieldsOf(fields['decision']);
  const seat = seatOf(game, decision['player_id']);
  const kind = kindIn(fields['turn_phase']);
  if (seat === null || game.players[seat]?.bankrupt !== false || kind === undefined) return null;
  return READERS[kind]({ game, seat, context: fieldsOf(decision['context']) });
}

function endIn(game: Game, fields: Fields): PendingDecision | null {
  const winner = seatOf(game, fields['winner_id']);
  const reason = fields['end_reason'] === 'max_turns' ? 'max_turns' : 'completed';
  return winner === null ? null : { kind: 'game_over', winner, reason };
}

function kindIn(phase: unknown): keyof typeof READERS | undefined {
  return KINDS.find((kind) => TURN_PHASES[kind] === phase);
}

/** D4: what the seat has proposed in this turn may not be proposed again. */
function managing(kind: 'pre_roll' | 'jail' | 'post_roll', { game, seat, context }: Asked): PendingDecision {
  const proposals = listOf(context['proposals']).filter(isTrade);
  game.turn.proposals = proposals.map((terms) => ({ seat, terms }));
  return { kind, seat };
}

function seatOf({ players }: Game, id: unknown): SeatIndex | null {
  const seat = players.findIndex((player) => player.id === id);
  return seat < 0 ? null : seat;
}

function withPosition(context: Fields, decision: (position: number) => PendingDecision): PendingDecision | null {
  const deed = deedById(textOr(context['property_id'], ''));
  return deed === undefined ? null : decision(deed.position);
}

const CAUSES: readonly DebtCause[] = ['rent', 'tax', 'card', 'fine', 'interest'];

function debtIn({ game, seat, context }: Asked): PendingDecision | null {
  const amount = numberOr(context['amount'], 0);
  const cause = CAUSES.find((one) => one === context['cause']);
  if (amount <= 0 || cause === undefined) return null;
  const position = deedById(textOr(context['property_id'], ''))?.position ?? null;
  const debt: Debt = { amount, to: seatOf(game, context['creditor_id']), cause, position };
  const { lastThrow } = game;
  // J4: the third throw in jail still moves the token.
  if (cause === 'fine' && lastThrow !== null) {
    const steps = totalOf(lastThrow);
    doNext(game, { do: 'leave_jail', seat }, { do: 'advance', seat, steps, throwTotal: steps, terms: 'usual' });
  }
  return { kind: 'debt', seat, debt };
}

function buildingIn(context: Fields): 'house' | 'hotel' | null {
  const type = context['building_type'];
  return type === 'house' || type === 'hotel' ? type : null;
}

function auctionIn({ game, seat, context }: Asked): PendingDecision | null {
  const deed = deedById(textOr(context['property_id'], ''));
  const bidders = listOf(context['bidder_ids']).map((id) => seatOf(game, id));
  const known = bidders.filter((bidder) => bidder !== null);
  if (deed === undefined || known.length < bidders.length || known[0] !== seat) return null;
  const { position } = deed;
  const building = buildingIn(context);
  const lotting: Lotting =
    building === null ? { kind: 'deed', position } : { kind: 'building', building, position, asker: game.turn.seat };
  const highBid = numberOr(context['high_bid'], 0);
  const auction = { lotting, bidders: known, highBid, highBidder: seatOf(game, context['high_bidder_id']) };
  return { kind: 'auction', seat, auction };
}

/** The proposer's decision afterwards is not shown: in all but rare cases it is what follows a throw. */
function tradeIn({ game, seat, context }: Asked): PendingDecision | null {
  const terms = context['trade'];
  if (!isTrade(terms) || !isJsonObject(terms)) return null;
  const from = seatOf(game, terms['from_player_id']);
  const to = seatOf(game, terms.to_player_id);
  if (from === null || to !== seat || from === to) return null;
  const { to_player_id, give, get } = terms;
  const trade: OpenTrade = {
    id: textOr(terms['trade_id'], 't-1'),
    from,
    to,
    terms: { to_player_id, give, get },
    exchange: numberOr(context['exchange'], 1),
  };
  const { seat: turnSeat, doubles } = game.turn;
  return { kind: 'trade', seat, trade, resume: { kind: doubles > 0 ? 'pre_roll' : 'post_roll', seat: turnSeat } };
}
