import type { EventDraft, GameState, SeatPresence } from '#libs/protocol';
import type { Change } from './change.js';
import { ofSeat } from './per-seat.js';
import { refuse, type Refusal } from './refusal.js';
import { NOTHING } from './seat-totals.js';
import { byPlayer, type GameSeat, type GameSession, isOver, seatOf, type SeatHolder } from './session.js';

/** The personality of every seat that was taken. No agent service has one of that name. */
const GUEST_PERSONALITY = 'guest';

/** Seconds that a holder may stay away, where the game's creator did not choose. */
export const REJOIN_S = 120;

export function presenceOf({ awaySince, isReplaced }: SeatHolder): SeatPresence {
  if (isReplaced === true) return 'replaced';
  return awaySince === undefined ? 'held' : 'away';
}

/** Its holder is asked for its decisions, and no agent service. */
export function isHeld({ holder }: GameSeat): boolean {
  return holder !== undefined && holder.isReplaced !== true;
}

/** Who takes a seat. */
interface Newcomer {
  /** Of their token. */
  readonly digest: string;
  readonly name?: string | undefined;
  /** Fingerprint of the key by which they prove who they are. */
  readonly identity?: string | undefined;
}

/** Takes an open seat. The last one lets the game start. */
export function take(session: GameSession, seatId: string, newcomer: Newcomer): Change | Refusal {
  const { digest, name, identity } = newcomer;
  const seat = seatOf(session, seatId);
  if (seat === undefined) return refuse('seat_not_found', `There is no seat ${seatId.slice(0, 100)} in this game.`);
  if (seat.holder?.digest === digest) return takenAgain(session, seat, newcomer);
  if (seat.holder !== undefined) return refuse('seat_taken', `Somebody has taken the seat ${seat.name}.`);
  if (seat.open !== true || session.status !== 'waiting')
    return refuse('seat_not_open', 'This seat is not open: an agent plays it.');
  if (session.seats.some((other) => other !== seat && other.name === name)) {
    const message = `name must differ from those of the others; ${name} plays already`;
    return { ...refuse('invalid_request', message), errors: [{ path: 'name', message }] };
  }
  const { open: _open, identity: _identity, modelOptions, budget, ...before } = seat;
  const { personality, model, url } = before;
  const house = { personality, model, url, ...(modelOptions && { modelOptions }), ...(budget && { budget }) };
  const taken: GameSeat = {
    ...before,
    ...(name !== undefined && { name }),
    personality: GUEST_PERSONALITY,
    model: null,
    url: null,
    holder: { digest, house },
    ...(identity !== undefined && { identity }),
  };
  const seated = withSeatAs(session, taken);
  const state = namedBySeats(seated, session.state);
  return {
    session: readyToStart(seated),
    events: [joined(seated, seatId, 'guest')],
    ...(state !== session.state && { snapshot: { state, after: 1 } }),
  };
}

/** The same token is that of the same key: its request was sent before, and its answer lost. */
function takenAgain(session: GameSession, seat: GameSeat, { name, identity }: Newcomer): Change | Refusal {
  const isSame = (name === undefined || name === seat.name) && identity === seat.identity;
  if (isSame) return comeBack(session, seat.id);
  return refuse(
    'idempotency_key_reused',
    'This Idempotency-Key was used to take the seat under another name or identity.',
  );
}

/** The game has waited long enough: agents play the seats that nobody took. */
export function fillSeats(session: GameSession): Change | Refusal {
  if (session.status !== 'waiting') return refuse('stale_step', 'The game has begun.');
  const seats = session.seats.map((seat) => ({ ...seat, open: false }));
  const filled = session.seats.filter(({ open }) => open === true);
  return {
    session: readyToStart({ ...session, seats }),
    events: filled.map(({ id }) => joined(session, id, 'house')),
  };
}

/** The holder goes away: default actions are taken for them until they come back. `at` is ISO 8601. */
export function leave(session: GameSession, seatId: string, reason: 'left' | 'timeout', at: string): Change {
  const holder = seatOf(session, seatId)?.holder;
  if (holder === undefined || presenceOf(holder) !== 'held' || isOver(session)) return { session, events: [] };
  const left: EventDraft = { event: 'agent:left', payload: { ...byPlayer(session, seatId), reason } };
  return { session: withHolder(session, seatId, { ...holder, awaySince: at }), events: [left] };
}

/** The holder is back. */
export function comeBack(session: GameSession, seatId: string): Change {
  const holder = seatOf(session, seatId)?.holder;
  if (holder === undefined || presenceOf(holder) !== 'away') return { session, events: [] };
  const { awaySince: _, ...present } = holder;
  return {
    session: withHolder(session, seatId, present),
    events: isOver(session) ? [] : [{ event: 'agent:returned', payload: byPlayer(session, seatId) }],
  };
}

/** Gives up: the seat resigns at its next decision where the game has a way to, else default actions are taken for it. */
export function resign(session: GameSession, seatId: string): Change | Refusal {
  const { forfeited = [] } = session;
  if (isOver(session)) return refuse('game_completed', `A game that is ${session.status} cannot be given up.`);
  if (session.status === 'waiting') return refuse('game_starting', 'The game has not begun: leave the seat instead.');
  if (forfeited.includes(seatId)) return { session, events: [] };
  return { session: { ...session, forfeited: [...forfeited, seatId] }, events: [] };
}

/** Where the holder has been away for too long by the time `at` (milliseconds), another agent plays the seat from now on. */
export function withReplacement<S extends GameSession>(
  session: S,
  seatId: string,
  at: number,
): { readonly session: S; readonly events: readonly EventDraft[] } {
  const seat = seatOf(session, seatId);
  const holder = seat?.holder;
  if (seat === undefined || holder?.awaySince === undefined || holder.isReplaced === true)
    return { session, events: [] };
  if (at < Date.parse(holder.awaySince) + (session.rejoin ?? REJOIN_S) * 1_000) return { session, events: [] };
  const reported = ofSeat(session.totals, seatId, NOTHING);
  const replaced = { ...seat, ...holder.house, holder: { ...holder, reported, isReplaced: true } };
  const left: EventDraft = { event: 'agent:left', payload: { ...byPlayer(session, seatId), reason: 'replaced' } };
  return { session: withSeatAs(session, replaced), events: [left] };
}

/** A state with those who took its seats: the engine knows the seats as they were at the creation. */
export function namedBySeats({ seats }: Pick<GameSession, 'seats'>, state: GameState): GameState {
  const taken = new Map(seats.flatMap((seat) => (seat.holder === undefined ? [] : [[seat.id, seat] as const])));
  if (taken.size === 0) return state;
  const players = state.players.map((player) => {
    const seat = taken.get(player.id);
    if (seat === undefined) return player;
    const { name, personality, model } = seat;
    return {
      ...player,
      name,
      ...('personality' in player && { personality }),
      ...('model' in player && { model }),
    };
  });
  return { ...state, players };
}

export function withHolder<S extends GameSession>(session: S, seatId: string, holder: SeatHolder): S {
  const seat = seatOf(session, seatId);
  return seat === undefined ? session : withSeatAs(session, { ...seat, holder });
}

function withSeatAs<S extends GameSession>(session: S, seat: GameSeat): S {
  return { ...session, seats: session.seats.map((other) => (other.id === seat.id ? seat : other)) };
}

function readyToStart(session: GameSession): GameSession {
  if (session.status !== 'waiting' || session.seats.some(({ open }) => open === true)) return session;
  const { startBy: _, ...waiting } = session;
  return { ...waiting, status: 'starting' };
}

function joined(session: GameSession, seatId: string, seat: 'guest' | 'house'): EventDraft {
  return { event: 'agent:joined', payload: { ...byPlayer(session, seatId), seat } };
}
