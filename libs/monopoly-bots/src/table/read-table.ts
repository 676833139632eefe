import { type DecideRequest, fieldsOf, listOf, numberOr, textOr, textOrNull } from '#libs/protocol';
import { isMonopoly } from '../which-game.js';
import { readHoldings } from './holding.js';
import { Holdings } from './holdings.js';
import { readOffers } from './offers.js';
import { readSeat, type SeatView } from './seat.js';
import { TableView } from './table-view.js';

const HOUSES_IN_THE_BANK = 32;

/** The table that a decision is asked at. */
export function readTable(request: DecideRequest): TableView {
  const state = fieldsOf(request.game_state);
  const seats = listOf(state['players']).map(readSeat);
  const me = seats.find((seat) => seat.id === request.player_id) ?? readSeat({ id: request.player_id }, -1);
  const holdings = new Holdings(readHoldings(state['properties']));
  const ofMonopoly = isMonopoly(request);
  return new TableView({
    turn: numberOr(state['turn_number'], 0),
    phase: textOr(request.turn_phase, textOr(state['turn_phase'], '')),
    seats,
    me: asSeated(me, request.seat),
    holdings,
    housesLeft: numberOr(fieldsOf(state['bank'])['houses'], HOUSES_IN_THE_BANK - holdings.houses),
    isMonopoly: ofMonopoly,
    offers: readOffers(request.valid_actions, ofMonopoly),
    decision: request.decision,
  });
}

/** How the seat is played is its creator's word, where the request has it; an engine need not repeat it in its state. */
function asSeated(seat: SeatView, seated: DecideRequest['seat']): SeatView {
  if (seated === undefined || seated === null) return seat;
  return { ...seat, personality: textOrNull(seated.personality), model: textOrNull(seated.model) };
}
