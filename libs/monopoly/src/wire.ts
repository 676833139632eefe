import type { ActionResult, EngineActions, GameState, PlayerState, PropertyState } from '#libs/protocol';
import type { Action } from './action.js';
import { deedIdAt, eventsOf } from './events.js';
import { playerAt, seatToMove, type Game, type Lot, type Player, type SeatIndex } from './game.js';
import type { Happening } from './happening.js';
import { paidBy, receivedBy } from './ledger.js';
import { paymentsIn } from './wire-payments.js';
import { changedRules } from './wire-rules.js';
import { narrate } from './narration.js';
import { toDecision, TURN_PHASES } from './wire-decision.js';
import { toValidActions } from './wire-offers.js';

/** The game as everybody may see it: neither the order of the decks nor the throws to come are in it (C8). */
export function toGameState(game: Game): GameState {
  const { decision, turn, stock } = game;
  const isOver = decision.kind === 'game_over';
  return {
    id: game.id,
    status: isOver ? 'completed' : 'in_progress',
    current_player_index: turn.seat,
    turn_number: turn.number,
    turn_phase: TURN_PHASES[decision.kind],
    doubles_count: turn.doubles,
    last_dice_roll: game.lastThrow,
    players: game.players.map(toPlayerState),
    properties: game.lots.map((lot) => toPropertyState(game, lot)),
    winner_id: isOver ? playerAt(game, decision.winner).id : null,
    end_reason: isOver ? decision.reason : null,
    bank: { houses: stock.houses, hotels: stock.hotels },
    free_parking: game.pot,
    max_turns: game.options.maxTurns,
    rules: changedRules(game.options),
    decision: toDecision(game),
  };
}

function toPlayerState(player: Player): PlayerState {
  return {
    id: player.id,
    name: player.name,
    model: player.model,
    personality: player.personality,
    player_order: player.seat,
    position: player.position,
    cash: player.cash,
    in_jail: player.inJail,
    jail_turns: player.jailThrows,
    get_out_of_jail_cards: player.jailCards.length,
    is_bankrupt: player.bankrupt,
  };
}

function toPropertyState(game: Game, { deed, owner, houses, mortgaged }: Lot): PropertyState {
  const owner_id = owner === null ? null : playerAt(game, owner).id;
  return { property_id: deed.id, owner_id, houses, is_mortgaged: mortgaged };
}

/** What may be done now and by whom. */
export function toEngineActions(game: Game): EngineActions {
  const seat = seatToMove(game);
  const player = seat === null ? null : playerAt(game, seat);
  return {
    game_id: game.id,
    player_id: player?.id ?? null,
    player_name: player?.name ?? null,
    turn_phase: TURN_PHASES[game.decision.kind],
    decision: toDecision(game),
    actions: player === null ? [] : toValidActions(game, player),
  };
}

/** What came of an action. Amounts are what the acting seat paid and received in all; `events` list it step by step. */
export function toActionResult(
  game: Game,
  seat: SeatIndex,
  { type, propertyId }: Action,
  happenings: readonly Happening[],
): ActionResult {
  const { decision } = game;
  const drawn = happenings.findLast((happening) => happening.kind === 'drew');
  return {
    success: true,
    message: narrate(game, happenings),
    action_type: type,
    dice_roll: happenings.find((happening) => happening.kind === 'rolled')?.dice ?? null,
    new_position: playerAt(game, seat).position,
    amount_paid: paidBy(seat, happenings),
    amount_received: receivedBy(seat, happenings),
    property_id: propertyId ?? propertyIn(happenings),
    card_drawn: drawn === undefined ? null : { text: drawn.text, deck: drawn.deck },
    next_phase: TURN_PHASES[decision.kind],
    game_over: decision.kind === 'game_over',
    winner_id: decision.kind === 'game_over' ? playerAt(game, decision.winner).id : null,
    payments: paymentsIn(game, happenings),
    events: eventsOf(game, happenings),
  };
}

/** The deed that an action without one led to. */
function propertyIn(happenings: readonly Happening[]): string | null {
  const rent = happenings.find((happening) => happening.kind === 'paid' && happening.debt.cause === 'rent');
  return rent?.kind === 'paid' ? deedIdAt(rent.debt.position) : null;
}
