import { type EngineOrigin, type ForkGame, type GameState, isJsonObject, isSameJson } from '#libs/protocol';
import { isGameOver } from './ending.js';
import type { ForkOrigin } from './fork-origin.js';
import { budgetOf } from './game-budget.js';
import { ofSeat } from './per-seat.js';
import { refuse, type Refusal } from './refusal.js';
import type { PlannedSeat } from './seat-request.js';
import { type GameSeat, type GameSession, isOver } from './session.js';

/** A game that is to go on from where another one stood. */
export interface Fork {
  readonly parent: GameSession;
  readonly origin: ForkOrigin;
  /** How many turns were over there, and the event of the last action that led there. */
  readonly turns: number;
  readonly lastSeq: number;
  /** What its engine is sent. */
  readonly from: EngineOrigin;
  /** The state there. */
  readonly expected: GameState;
}

/** POST /games/{id}/fork. */
export interface ForkRequest extends Omit<ForkGame, 'agents'> {
  readonly agents?: readonly Partial<PlannedSeat>[];
}

/** Why a game cannot be forked at all, or not now. */
export function whyNotForked(session: GameSession): Refusal | undefined {
  if (session.hasHidden === true && !isOver(session)) {
    return refuse(
      'game_not_finished',
      'What the players of this game do not all see: it can be forked when it is over.',
    );
  }
  if (session.leavesOutRules === true) return unavailable('its rules are too long to be kept');
  return undefined;
}

export function unavailable(why: string): Refusal {
  return refuse('fork_unavailable', `This game cannot be forked there: ${why}.`);
}

export const NOT_REBUILT = unavailable('its engine does not announce that it makes games anew');
export const ELSEWHERE = unavailable('its engine made another game of the actions that led there');

/** Why a fork at this state of a game would have nothing to play. */
export function whyNothingFollows(state: GameState): Refusal | undefined {
  return isGameOver(state)
    ? refuse('game_completed', 'The game was over by then: fork it at an earlier moment.')
    : undefined;
}

export function seatsRefusal(session: GameSession, { agents }: ForkRequest, createdBy?: string): Refusal | undefined {
  const { length } = session.seats;
  if (agents !== undefined && agents.length !== length) {
    const message = `this game has ${length} seats; ${agents.length} agents were sent`;
    return { ...refuse('seats', `agents: ${message}`), errors: [{ path: 'agents', message }] };
  }
  const own = session.seats.find((seat) => agentOf(seat).url !== undefined);
  if (agents !== undefined || own === undefined || session.createdBy === createdBy) return undefined;
  const message = `must be sent, as the agent of ${own.name} has an address that only its creator may use`;
  return { ...refuse('invalid_request', `agents: ${message}`), errors: [{ path: 'agents', message }] };
}

/** The new game with what it has from the one that it goes on from. */
export function asFork(session: GameSession, { parent, origin, turns, lastSeq }: Fork): GameSession {
  const bankrupt = parent.seats.flatMap(({ id }, seat) => {
    const at = ofSeat<number | null>(parent.bankruptAt, id, null);
    const heir = session.seats[seat];
    // Before all events of its own, in the same order.
    return at !== null && at <= lastSeq && heir !== undefined ? [[heir.id, at - lastSeq - 1] as const] : [];
  });
  return {
    ...session,
    forkedFrom: origin,
    turnCount: turns,
    ...(parent.hasHidden === true && { knownCards: true }),
    ...(bankrupt.length > 0 && { bankruptAt: Object.fromEntries(bankrupt) }),
  };
}

/** The seat's agent as it can be asked for again, by anybody: who it is has to be proven anew. */
export function agentOf({ name, holder, ...seat }: GameSeat): PlannedSeat {
  // Who took a seat plays in that game alone.
  const { personality, model, url, modelOptions, budget } = holder?.house ?? seat;
  return {
    name,
    personality,
    ...(model !== null && { model }),
    ...(url !== null && { url }),
    ...(modelOptions !== undefined && { model_options: modelOptions }),
    ...(budget !== undefined && { budget: budgetOf(budget) }),
  };
}

/** The value with other ids in the place of those that it names as a whole. */
export function renamedIds(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((part: unknown) => renamedIds(part, ids));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [ids.get(name) ?? name, renamedIds(part, ids)]),
  );
}

/** What of a state and of a player shows where a game stands: no names, texts or times, which other seats and engines change. */
const OF_STATE = ['turn_number', 'turn_phase', 'current_player_index', 'doubles_count', 'last_dice_roll', 'properties'];
const OF_PLAYER = ['position', 'cash', 'in_jail', 'jail_turns', 'get_out_of_jail_cards', 'is_bankrupt', 'is_out'];
const OF_VIEW = ['kind', 'rows', 'columns', 'cells', 'hands', 'table'];

/** Whether an engine that was sent what led to `expected` stands there, and not at the beginning or in another deal. */
export function isSamePosition(expected: GameState, found: GameState): boolean {
  if (expected.players.length !== found.players.length) return false;
  const ids = new Map(expected.players.map(({ id }, seat) => [id, found.players[seat]?.id ?? id]));
  return isSameJson(positionIn(renamedIds(expected, ids)), positionIn(found));
}

function positionIn(state: unknown): unknown {
  if (!isJsonObject(state)) return null;
  const players = Array.isArray(state['players']) ? state['players'] : [];
  return [
    fieldsOf(state, OF_STATE),
    players.map((player) => fieldsOf(player, OF_PLAYER)),
    fieldsOf(state['view'], OF_VIEW),
  ];
}

function fieldsOf(value: unknown, names: readonly string[]): unknown {
  return isJsonObject(value) ? names.map((name) => value[name] ?? null) : null;
}
