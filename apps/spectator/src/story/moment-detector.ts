import type { JsonObject } from '#libs/protocol';
import { deedOf, type District } from '../board-names/index.js';
import type { ShownTrade, ShownTradeSide } from './deal.js';
import { numberIn, textIn } from './fields.js';
import type { GameEvent } from './game-event.js';
import type { MomentFacts, WholeDistrict } from './moment.js';
import { hasRanks, scoreOf } from './ranks.js';
import { actorIn, seatOf } from './seats.js';
import { isMonopoly } from './state-view.js';
import type { Seat, Story } from './story.js';
import { monopolies, netWorth } from './worth.js';

/** What the moments so far leave behind for the next ones. */
export interface MomentMemory {
  /** Those that {@link sets} and {@link hasHotel} were read from. */
  readonly deeds: Story['deeds'];
  readonly sets: ReadonlyMap<District, string>;
  readonly hasHotel: boolean;
  /** By player: the lowest share of the wealth, of those who have fallen far behind and not led since. */
  readonly fallen: ReadonlyMap<string, number>;
  readonly leaderId: string | null;
}

export const NO_MEMORY: MomentMemory = {
  deeds: {},
  sets: new Map(),
  hasHotel: false,
  fallen: new Map(),
  leaderId: null,
};

interface Detected {
  readonly memory: MomentMemory;
  readonly moments: readonly MomentFacts[];
}

/** A rent hurts that takes this share of the payer's cash and of all that they have, and is this many dollars. */
const HURTING_SHARE = 0.4;
const HURTING_PART_OF_WORTH = 0.2;
const HURTING_RENT = 100;
/** A trade is an upset if one side gets this much more: as a part of what changes hands, and of what a player has on average. */
const UPSET_SHARE = 0.35;
const UPSET_PART_OF_WEALTH = 0.2;
/** Far behind: with less than this part of an equal share. */
const FAR_BEHIND = 0.5;
const HOTEL = 5;

/**
 * The moments of an event, which are the same whether it is watched live or read back.
 *
 * @param before the story before the event, with the state that preceded it
 */
export function detectMoments(memory: MomentMemory, before: Story, after: Story, event: GameEvent): Detected {
  const built = memory.deeds === after.deeds ? { memory, sets: [], moments: [] } : detectDeeds(memory, after);
  const led = isReckoning(event) ? detectLead(built.memory, after) : { memory: built.memory, moments: [] };
  const own = ofEvent(before, after, event, built.sets);
  // What a trade or a ruin completes is a part of it.
  const sets = own.some((one) => 'sets' in one) ? [] : built.sets.map((set) => ({ kind: 'set', ...set }) as const);
  return { memory: led.memory, moments: [...sets, ...built.moments, ...own, ...led.moments, ...ending(event)] };
}

/** Wealth is compared once a turn. */
function isReckoning({ name }: GameEvent): boolean {
  return name === 'turn:start' || name === 'game:ended';
}

function ending({ name }: GameEvent): readonly MomentFacts[] {
  return name === 'game:ended' ? [{ kind: 'end' }] : [];
}

interface DetectedDeeds extends Detected {
  readonly sets: readonly WholeDistrict[];
}

function detectDeeds(memory: MomentMemory, after: Story): DetectedDeeds {
  const sets = monopolies(after);
  // What the last player inherits matters to nobody any more.
  const isDecided = after.seats.filter(({ isOut }) => !isOut).length < 2;
  const completed = isDecided ? [] : [...sets].filter(([district, owner]) => memory.sets.get(district) !== owner);
  const hotel = memory.hasHotel ? undefined : Object.entries(after.deeds).find(([, { houses }]) => houses === HOTEL);
  const [hotelId, hotelDeed] = hotel ?? [];
  const isFirst = hotelId !== undefined && hotelDeed?.ownerId != null;
  return {
    memory: { ...memory, deeds: after.deeds, sets, hasHotel: memory.hasHotel || isFirst },
    sets: completed.map(([district, playerId]) => ({ playerId, district })),
    moments: isFirst ? [{ kind: 'hotel', playerId: hotelDeed.ownerId, propertyId: hotelId }] : [],
  };
}

function ofEvent(
  before: Story,
  after: Story,
  { name, fields }: GameEvent,
  sets: readonly WholeDistrict[],
): readonly MomentFacts[] {
  if (name === 'rent:paid') return rentMoment(before, fields);
  if (name === 'trade:resolved' && after.trade?.accepted === true)
    return [{ ...tradeMoment(before, after.trade), sets }];
  if (name === 'player:bankrupt') {
    return [{ kind: 'ruin', playerId: actorIn(fields).playerId, cause: after.ruin?.cause ?? null, sets }];
  }
  return [];
}

function rentMoment(before: Story, fields: JsonObject): readonly MomentFacts[] {
  const { playerId } = actorIn(fields);
  const [amount, payer] = [numberIn(fields, 'amount') ?? 0, seatOf(before, playerId)];
  const shareOf = (all: number): number => (all > 0 ? amount / all : 1);
  const share = shareOf(payer?.cash ?? 0);
  const ofWorth = shareOf(payer === undefined ? 0 : netWorth(before, payer));
  const hurts = amount >= HURTING_RENT && share >= HURTING_SHARE && ofWorth >= HURTING_PART_OF_WORTH;
  return hurts ? [{ kind: 'rent', playerId, amount, share, ofWorth, propertyId: textIn(fields, 'property_id') }] : [];
}

type TradeFacts = Extract<MomentFacts, { kind: 'trade' }>;

function tradeMoment(before: Story, trade: ShownTrade): Omit<TradeFacts, 'sets'> {
  const { fromId, toId, give, get } = trade;
  const [given, got] = [sideWorth(before, give, toId), sideWorth(before, get, fromId)];
  const [gainerId, amount] = got > given ? [fromId, got - given] : [toId, given - got];
  const isUpset = amount >= UPSET_SHARE * Math.max(given, got) && amount >= UPSET_PART_OF_WEALTH * averageWorth(before);
  return { kind: 'trade', fromId, toId, gain: isUpset && gainerId !== null ? { playerId: gainerId, amount } : null };
}

/** Dollars: of those who are in the game. */
function averageWorth(story: Story): number {
  const worths = story.seats.filter(({ isOut }) => !isOut).map((seat) => netWorth(story, seat));
  return worths.reduce((sum, worth) => sum + worth, 0) / Math.max(1, worths.length);
}

/** Dollars: what a side of a trade is worth to the one who gets it. A district that it completes counts twice. */
function sideWorth(story: Story, { cash, properties }: ShownTradeSide, receiverId: string | null): number {
  const deeds = { ...story.deeds };
  for (const id of properties) deeds[id] = { houses: 0, isMortgaged: false, ...deeds[id], ownerId: receiverId };
  const had = monopolies(story);
  const completed = [...monopolies({ ...story, deeds })].filter(([district, owner]) => {
    return owner === receiverId && had.get(district) !== owner;
  });
  const bonus = completed.reduce((sum, [district]) => sum + districtPrice(district, deeds), 0);
  return properties.reduce((sum, id) => sum + (deedOf(id)?.price ?? 0), cash + bonus);
}

function districtPrice(district: District, deeds: Story['deeds']): number {
  return Object.keys(deeds).reduce((sum, id) => {
    const square = deedOf(id);
    return square?.kind === 'street' && square.district === district ? sum + square.price : sum;
  }, 0);
}

function detectLead(memory: MomentMemory, after: Story): Detected {
  const wealth = wealthOf(after);
  const total = [...wealth.values()].reduce((sum, value) => sum + value, 0);
  const leaderId = leaderOf(wealth);
  const isNew = leaderId !== null && memory.leaderId !== null && leaderId !== memory.leaderId;
  const fallen = new Map(memory.fallen);
  const lowest = leaderId === null ? undefined : fallen.get(leaderId);
  if (leaderId !== null) fallen.delete(leaderId);
  for (const [id, value] of wealth) {
    const share = total > 0 && [...wealth.values()].every((other) => other >= 0) ? value / total : 1;
    if (id !== leaderId && share < FAR_BEHIND / after.seats.length) {
      fallen.set(id, Math.min(share, fallen.get(id) ?? 1));
    }
  }
  const moments: MomentFacts[] = [];
  if (leaderId !== null && lowest !== undefined) moments.push({ kind: 'comeback', playerId: leaderId, share: lowest });
  else if (isNew && !isMonopoly(after)) moments.push({ kind: 'lead', playerId: leaderId });
  return { memory: { ...memory, fallen, leaderId: leaderId ?? memory.leaderId }, moments };
}

/** By player who is in the game: dollars in Monopoly, else the score; empty where there is none. */
function wealthOf(story: Story): ReadonlyMap<string, number> {
  const valueOf = (seat: Seat): number | null => (isMonopoly(story) ? netWorth(story, seat) : scoreOf(story, seat.id));
  if (!isMonopoly(story) && !hasRanks(story)) return new Map();
  return new Map(
    story.seats.flatMap((seat) => {
      const value = valueOf(seat);
      return seat.isOut || value === null ? [] : [[seat.id, value] as const];
    }),
  );
}

/** Null: several are first. */
function leaderOf(wealth: ReadonlyMap<string, number>): string | null {
  const [first, second] = [...wealth].toSorted(([, one], [, other]) => other - one);
  return first === undefined || first[1] === second?.[1] ? null : first[0];
}
