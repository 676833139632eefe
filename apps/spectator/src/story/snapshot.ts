import { type GameState, isJsonObject, type JsonObject } from '#libs/protocol';
import { numberIn, textIn } from './fields.js';
import { readSeat } from './seats.js';
import type { Deed, Seat, Story } from './story.js';

/** What a picture of the engine says about the table. */
export interface BoardSnapshot {
  readonly seats: readonly Seat[];
  readonly deeds: Readonly<Record<string, Deed>>;
}

/** Reads a state of any engine; what it shares with the table before is the same object, so that keeping many costs little. */
export function readSnapshot(state: GameState, before: BoardSnapshot): BoardSnapshot {
  const seats = list(state.players).map((player, order) => reusedSeat(cachedSeat(player), before.seats[order]));
  const deeds = list(state.properties).flatMap((property) => {
    const id = textIn(property, 'property_id');
    return id === null ? [] : [[id, reusedDeed(cachedDeed(property), before.deeds[id])] as const];
  });
  return {
    seats: seats.every((seat, order) => seat === before.seats[order]) ? before.seats : seats,
    deeds: keepsAll(deeds, before.deeds) ? before.deeds : Object.fromEntries(deeds),
  };
}

/** The story with the picture's table: the engine's word counts more than what events let one expect. */
export function withSnapshot(story: Story, table: BoardSnapshot): Story {
  if (table.seats === story.seats && table.deeds === story.deeds) return story;
  return { ...story, seats: table.seats, deeds: table.deeds };
}

/** More than this is no table. */
const MAX_LIST_ITEMS = 64;

function list(values: unknown): readonly JsonObject[] {
  return Array.isArray(values) ? values.slice(0, MAX_LIST_ITEMS).filter(isJsonObject) : [];
}

/** A patch leaves most of a picture as the object that it was: what was read from that is still right. */
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

function isSame(one: JsonObject, other: JsonObject): boolean {
  return Object.keys(one).every((name) => Object.is(one[name], other[name]));
}

function keepsAll(deeds: readonly (readonly [string, Deed])[], before: BoardSnapshot['deeds']): boolean {
  return deeds.length === Object.keys(before).length && deeds.every(([id, deed]) => before[id] === deed);
}
