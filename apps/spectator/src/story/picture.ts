import type { GameState } from '#libs/protocol';
import { type Fields, isFields, numberIn, textIn, tidy } from './fields.js';
import { readSeat } from './seats.js';
import type { Deed, Seat, Story } from './story.js';

/** What a picture of the engine says about the table. */
export interface Table {
  readonly seats: readonly Seat[];
  readonly deeds: Readonly<Record<string, Deed>>;
}

/** Reads a state of any engine; what it shares with the table before is the same object, so that keeping many costs little. */
export function readTable(state: GameState, before: Table): Table {
  const seats = list(state.players).map((player, order) => sameSeat(readSeat(player), before.seats[order]));
  const deeds = list(state.properties).flatMap((property) => {
    const id = textIn(property, 'property_id');
    return id === null ? [] : [[id, sameDeed(readDeed(property), before.deeds[id])] as const];
  });
  return {
    seats: seats.every((seat, order) => seat === before.seats[order]) ? before.seats : seats,
    deeds: keepsAll(deeds, before.deeds) ? before.deeds : Object.fromEntries(deeds),
  };
}

/** The story with the picture's table: the engine's word counts more than what events let one expect. */
export function withTable(story: Story, table: Table): Story {
  if (table.seats === story.seats && table.deeds === story.deeds) return story;
  return { ...story, seats: table.seats, deeds: table.deeds };
}

function list(values: unknown): readonly Fields[] {
  const tidied = tidy(values);
  return Array.isArray(tidied) ? tidied.filter(isFields) : [];
}

function readDeed(fields: Fields): Deed {
  return {
    ownerId: textIn(fields, 'owner_id'),
    houses: Math.min(5, Math.max(0, numberIn(fields, 'houses') ?? 0)),
    isMortgaged: fields['is_mortgaged'] === true,
  };
}

function sameSeat(seat: Seat, before: Seat | undefined): Seat {
  if (before === undefined) return seat;
  const told = { ...seat, personality: seat.personality ?? before.personality, model: seat.model ?? before.model };
  return isSame({ ...told }, { ...before }) ? before : told;
}

function sameDeed(deed: Deed, before: Deed | undefined): Deed {
  return before !== undefined && isSame({ ...deed }, { ...before }) ? before : deed;
}

function isSame(one: Fields, other: Fields): boolean {
  return Object.keys(one).every((name) => Object.is(one[name], other[name]));
}

function keepsAll(deeds: readonly (readonly [string, Deed])[], before: Table['deeds']): boolean {
  return deeds.length === Object.keys(before).length && deeds.every(([id, deed]) => before[id] === deed);
}
