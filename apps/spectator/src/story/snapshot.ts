import { engineStandingsOf, type GameState, isJsonObject, type JsonObject } from '#libs/protocol';
import { fieldsIn, numberIn, textIn } from './fields.js';
import { type Debt, isPaymentCause } from './payment.js';
import { readSeat } from './seats.js';
import { type StateView, stateViewOf } from './state-view.js';
import type { Deed, ScoredStanding, Seat, Story } from './story.js';

/** The part of an engine's state that the page shows. */
export interface BoardSnapshot {
  readonly seats: readonly Seat[];
  readonly deeds: Readonly<Record<string, Deed>>;
  readonly engineStandings: readonly ScoredStanding[];
  readonly view: StateView;
  readonly debt: Debt | null;
  /** Payments to the bank collect on a square of the board. */
  readonly hasPot: boolean;
}

/** Reads a state of any engine. Unchanged parts are the objects of the snapshot before, so that a long history needs little memory. */
export function readSnapshot(state: GameState, before: BoardSnapshot): BoardSnapshot {
  const seats = list(state.players).map((player, order) => reusedSeat(cachedSeat(player), before.seats[order]));
  const deeds = list(state.properties).flatMap((property) => {
    const id = textIn(property, 'property_id');
    return id === null ? [] : [[id, reusedDeed(cachedDeed(property), before.deeds[id])] as const];
  });
  return {
    seats: seats.every((seat, order) => seat === before.seats[order]) ? before.seats : seats,
    deeds: keepsAll(deeds, before.deeds) ? before.deeds : Object.fromEntries(deeds),
    engineStandings: reusedStandings(scoredStandings(state), before.engineStandings),
    view: stateViewOf(state, before.view),
    debt: debtIn(state, before.debt),
    hasPot: fieldsIn(state, 'rules')['free_parking_pot'] === true,
  };
}

/** The story with the snapshot's values in place of those derived from events. */
export function withSnapshot(
  story: Story,
  { seats, deeds, engineStandings, view, debt, hasPot }: BoardSnapshot,
): Story {
  const isUnchanged =
    seats === story.seats &&
    deeds === story.deeds &&
    engineStandings === story.engineStandings &&
    view === story.view &&
    debt === story.debt &&
    hasPot === story.hasPot &&
    story.unsettled.length === 0;
  return isUnchanged
    ? story
    : { ...story, seats, deeds, engineStandings, view, debt, hasPot, unsettled: NOTHING_UNSETTLED };
}

const NOTHING_UNSETTLED: Story['unsettled'] = [];

/** The debt that the game waits for, where the engine describes its decisions. */
function debtIn(state: GameState, before: Debt | null): Debt | null {
  const decision = fieldsIn(state, 'decision');
  const context = fieldsIn(decision, 'context');
  const [playerId, cause] = [textIn(decision, 'player_id'), textIn(context, 'cause') ?? ''];
  if (decision['kind'] !== 'debt' || playerId === null) return null;
  const debt = {
    playerId,
    creditorId: textIn(context, 'creditor_id'),
    amount: numberIn(context, 'amount'),
    cause: isPaymentCause(cause) ? cause : 'other',
    propertyId: textIn(context, 'property_id'),
  } as const;
  return before !== null && isSame({ ...debt }, { ...before }) ? before : debt;
}

/** A state of more players or properties is not shown whole. */
const MAX_LIST_ITEMS = 64;

function list(values: unknown): readonly JsonObject[] {
  return Array.isArray(values) ? values.slice(0, MAX_LIST_ITEMS).filter(isJsonObject) : [];
}

/** A patch keeps most objects of a state; their readings are cached by object. */
const SEATS = new WeakMap<JsonObject, Seat>();
const DEEDS = new WeakMap<JsonObject, Deed>();

function cachedSeat(fields: JsonObject): Seat {
  const seat = SEATS.get(fields) ?? readSeat(fields);
  SEATS.set(fields, seat);
  return seat;
}

function cachedDeed(fields: JsonObject): Deed {
  const deed = DEEDS.get(fields) ?? readDeed(fields);
  DEEDS.set(fields, deed);
  return deed;
}

function readDeed(fields: JsonObject): Deed {
  return {
    ownerId: textIn(fields, 'owner_id'),
    houses: Math.min(5, Math.max(0, numberIn(fields, 'houses') ?? 0)),
    isMortgaged: fields['is_mortgaged'] === true,
  };
}

function reusedSeat(seat: Seat, before: Seat | undefined): Seat {
  if (before === undefined || before === seat) return before ?? seat;
  const merged = { ...seat, personality: seat.personality ?? before.personality, model: seat.model ?? before.model };
  return isSame({ ...merged }, { ...before }) ? before : merged;
}

function reusedDeed(deed: Deed, before: Deed | undefined): Deed {
  if (before === deed) return deed;
  return before !== undefined && isSame({ ...deed }, { ...before }) ? before : deed;
}

function scoredStandings(state: GameState): readonly ScoredStanding[] {
  return engineStandingsOf(state)
    .slice(0, MAX_LIST_ITEMS)
    .map((standing) => {
      return { player_id: standing.player_id, rank: standing.rank, score: numberIn({ ...standing }, 'score') };
    });
}

function reusedStandings(
  standings: readonly ScoredStanding[],
  before: readonly ScoredStanding[],
): readonly ScoredStanding[] {
  const isUnchanged =
    standings.length === before.length &&
    standings.every(({ player_id, rank, score }, index) => {
      const same = before[index];
      return same?.player_id === player_id && same.rank === rank && same.score === score;
    });
  return isUnchanged ? before : standings;
}

function isSame(one: JsonObject, other: JsonObject): boolean {
  return Object.keys(one).every((name) => Object.is(one[name], other[name]));
}

function keepsAll(deeds: readonly (readonly [string, Deed])[], before: BoardSnapshot['deeds']): boolean {
  return deeds.length === Object.keys(before).length && deeds.every(([id, deed]) => before[id] === deed);
}
