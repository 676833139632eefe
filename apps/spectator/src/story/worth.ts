import { deedWorth } from '#libs/views';
import { DEEDS, type District, DISTRICTS } from '../board-names/index.js';
import type { Seat, Story } from './story.js';

/** Dollars: cash, properties at their price less their mortgage, buildings at their cost. */
export function netWorth(story: Story, seat: Seat): number {
  if (seat.isBankrupt) return 0;
  return Object.entries(story.deeds)
    .filter(([, deed]) => deed.ownerId === seat.id)
    .reduce((sum, [id, { houses, isMortgaged }]) => sum + deedWorth(id, houses, isMortgaged), seat.cash ?? 0);
}

export function deedCount(story: Story, ownerId: string): number {
  return Object.values(story.deeds).filter((deed) => deed.ownerId === ownerId).length;
}

/** How many properties of a set an owner has. */
export interface SetProgress {
  readonly set: District | 'line' | 'works';
  readonly owned: number;
  readonly size: number;
}

const SETS: readonly { readonly set: SetProgress['set']; readonly ids: readonly string[] }[] = [
  ...DISTRICTS.map((set) => ({ set, ids: idsOf((square) => square.kind === 'street' && square.district === set) })),
  { set: 'line', ids: idsOf(({ kind }) => kind === 'line') },
  { set: 'works', ids: idsOf(({ kind }) => kind === 'works') },
];

function idsOf(belongs: (square: (typeof DEEDS)[number]) => boolean): readonly string[] {
  return DEEDS.filter(belongs).map(({ id }) => id);
}

export function setProgress(story: Story, ownerId: string): readonly SetProgress[] {
  return SETS.map(({ set, ids }) => ({
    set,
    owned: ids.filter((id) => story.deeds[id]?.ownerId === ownerId).length,
    size: ids.length,
  }));
}

/** The owner of each complete district; tram lines and works do not count as a monopoly. */
export function monopolies(story: Story): ReadonlyMap<District, string> {
  const whole = new Map<District, string>();
  for (const { set, ids } of SETS) {
    const [owner] = ids.map((id) => story.deeds[id]?.ownerId ?? null);
    if (set === 'line' || set === 'works' || owner == null) continue;
    if (ids.every((id) => story.deeds[id]?.ownerId === owner)) whole.set(set, owner);
  }
  return whole;
}
