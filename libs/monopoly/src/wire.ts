import type { ActionResult, EngineActions, GameState, PlayerState, PropertyState, ValidAction } from '#libs/protocol';
import { actionOf, type Action, type LegalAction } from './action.js';
import { paidBy, receivedBy } from './amounts.js';
import type { Done } from './apply.js';
import { DEEDS } from './board.js';
import { describeAction } from './description.js';
import { eventsOf } from './events.js';
import { holdingOf, playerAt, seatToMove, type Game, type Pending, type Player, type Seat } from './game.js';
import type { Happening } from './happening.js';
import { legalActions } from './legal-actions.js';
import { narrate } from './narration.js';

/** The names that phases have on the wire. */
export const TURN_PHASES = {
  pre_roll: 'pre_roll',
  jail: 'awaiting_jail_decision',
  buy: 'awaiting_buy_decision',
  debt: 'awaiting_debt_payment',
  post_roll: 'post_roll',
  game_over: 'game_over',
} as const satisfies Record<Pending['kind'], string>;

/** The game as everybody may see it: neither the order of the decks nor the throws to come are in it (C8). */
export function toGameState(game: Game): GameState {
  const { pending, turn, stock, options } = game;
  const isOver = pending.kind === 'game_over';
  return {
    id: game.id,
    status: isOver ? 'completed' : 'in_progress',
    current_player_index: turn.seat,
    turn_number: turn.number,
    turn_phase: TURN_PHASES[pending.kind],
    doubles_count: turn.doubles,
    last_dice_roll: game.lastThrow,
    players: game.players.map(toPlayerState),
    properties: DEEDS.map((deed) => toPropertyState(game, deed.id, holdingOf(game, deed))),
    winner_id: isOver ? playerAt(game, pending.winner).id : null,
    end_reason: isOver ? pending.reason : null,
    bank: stock,
    max_turns: options.maxTurns,
    decision: toDecision(game),
  };
}

function toPlayerState(player: Player, seat: Seat): PlayerState {
  return {
    id: player.id,
    name: player.name,
    model: player.model,
    personality: player.personality,
    player_order: seat,
    position: player.position,
    cash: player.cash,
    in_jail: player.inJail,
    jail_turns: player.jailTurns,
    get_out_of_jail_cards: player.jailCards.length,
    is_bankrupt: player.bankrupt,
  };
}

function toPropertyState(game: Game, property_id: string, holding: ReturnType<typeof holdingOf>): PropertyState {
  const { owner, houses, mortgaged } = holding;
  const owner_id = owner === null ? null : playerAt(game, owner).id;
  return { property_id, owner_id, houses, is_mortgaged: mortgaged };
}

/** What the pending decision is about; null once the game is over. `creditor_id` null is the bank. */
function toDecision(game: Game): Readonly<Record<string, unknown>> | null {
  const { pending } = game;
  if (pending.kind === 'game_over') return null;
  const decision = { kind: pending.kind, player_id: playerAt(game, pending.seat).id };
  if (pending.kind === 'buy') return { ...decision, property_id: pending.deed.id, price: pending.deed.price };
  if (pending.kind !== 'debt') return decision;
  const { amount, to, cause } = pending.debt;
  return { ...decision, amount, creditor_id: to === null ? null : playerAt(game, to).id, cause: cause.kind };
}

/** What may be done now and by whom. */
export function toEngineActions(game: Game): EngineActions {
  const seat = seatToMove(game);
  const player = seat === null ? null : playerAt(game, seat);
  return {
    game_id: game.id,
    player_id: player?.id ?? null,
    player_name: player?.name ?? null,
    turn_phase: TURN_PHASES[game.pending.kind],
    actions: legalActions(game).map((legal) => toValidAction(game, legal)),
    decision: toDecision(game),
  };
}

function toValidAction(game: Game, legal: LegalAction): ValidAction {
  const { type, propertyId } = actionOf(legal);
  return {
    type,
    ...(propertyId !== undefined && { property_id: propertyId }),
    ...('cost' in legal && { cost: legal.cost }),
    ...('amount' in legal && { amount: legal.amount }),
    description: describeAction(game, legal),
    ...(legal.isDefault && { default: true }),
  };
}

/** What came of an action. Amounts are what the acting seat paid and received in all; `events` tell it step by step. */
export function toActionResult(action: Action, { game, happenings }: Done): ActionResult {
  const { pending } = game;
  const drawn = happenings.findLast((happening) => happening.kind === 'drew');
  return {
    success: true,
    message: narrate(game, happenings),
    action_type: action.type,
    dice_roll: happenings.find((happening) => happening.kind === 'rolled')?.dice ?? null,
    new_position: playerAt(game, action.seat).position,
    amount_paid: paidBy(action.seat, happenings),
    amount_received: receivedBy(action.seat, happenings),
    property_id: action.propertyId ?? propertyIn(happenings),
    card_drawn: drawn === undefined ? null : { text: drawn.text, deck: drawn.deck },
    next_phase: TURN_PHASES[pending.kind],
    game_over: pending.kind === 'game_over',
    winner_id: pending.kind === 'game_over' ? playerAt(game, pending.winner).id : null,
    events: eventsOf(game, happenings),
  };
}

/** The deed that an action without one led to. */
function propertyIn(happenings: readonly Happening[]): string | null {
  const rent = happenings.flatMap((happening) =>
    happening.kind === 'paid' && happening.debt.cause.kind === 'rent' ? [happening.debt.cause.deed.id] : [],
  );
  return rent[0] ?? null;
}
