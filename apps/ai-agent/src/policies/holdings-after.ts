import type { TradeSide } from '#libs/protocol';
import { groupOf, type GroupName } from '../table/groups.js';
import type { Holding } from '../table/holding.js';
import type { TableView } from '../table/table-view.js';

/** Who would own what: the table's holdings with some of them in other hands. */
export type Owners = ReadonlyMap<string, string | null>;

export const NOBODY_MOVES: Owners = new Map();

/** What moves in a trade between two seats. */
export function ownersAfter(from: string, to: string, give: TradeSide, get: TradeSide): Owners {
  const moved = new Map<string, string | null>();
  for (const id of give.properties ?? []) moved.set(id, to);
  for (const id of get.properties ?? []) moved.set(id, from);
  return moved;
}

function ownerIn(owners: Owners, { deed, ownerId }: Holding): string | null {
  return owners.get(deed.id) ?? ownerId;
}

/** Multiples of the list price that lots of a colour are worth, by what their owner can make of the group. */
const FACTOR = { whole: 2.6, blocking: 0.9, nearly: 0.8, open: 1, divided: 0.45 } as const;
/** Multiples of the list price that a railroad is worth beside so many others. */
const RAILROADS = [0, 0.6, 0.8, 1.05, 1.4];
const UTILITIES = [0, 0.5, 0.8];

/** What a seat's part of a group is worth to it, in dollars, mortgages taken off. */
export function groupValue(name: GroupName, seatId: string, owners: Owners, table: TableView): number {
  const group = table.group(name);
  const own = group.filter((holding) => ownerIn(owners, holding) === seatId);
  const price = own.reduce((sum, { deed }) => sum + deed.price, 0);
  const owed = own.reduce((sum, { deed, mortgaged }) => sum + (mortgaged ? deed.mortgage * 1.1 : 0), 0);
  return price * factorOf(name, own, group, seatId, owners) - owed;
}

function factorOf(
  name: GroupName,
  own: readonly Holding[],
  group: readonly Holding[],
  seatId: string,
  owners: Owners,
): number {
  if (name === 'railroad') return RAILROADS[own.length] ?? 0;
  if (name === 'utility') return UTILITIES[own.length] ?? 0;
  const others = new Set(group.map((holding) => ownerIn(owners, holding)).filter((id) => id !== seatId));
  if (others.size === 0) return FACTOR.whole;
  const rivals = [...others].filter((id) => id !== null);
  if (rivals.length === 0) return FACTOR.open;
  if (own.length === group.length - 1) return FACTOR.nearly;
  return rivals.length === 1 && others.size === 1 ? FACTOR.blocking : FACTOR.divided;
}

/** The groups that some of the moved deeds belong to. */
function groupsOf(owners: Owners, table: TableView): ReadonlySet<GroupName> {
  return new Set([...owners.keys()].flatMap((id) => table.holding(id) ?? []).map(({ deed }) => groupOf(deed)));
}

/** Dollars that a seat's deeds gain or lose when these deeds move; money that moves with them is not counted. */
export function changeFor(seatId: string, owners: Owners, table: TableView): number {
  let change = 0;
  for (const name of groupsOf(owners, table)) {
    change += groupValue(name, seatId, owners, table) - groupValue(name, seatId, NOBODY_MOVES, table);
  }
  return change;
}

/** Whether the moves make a colour group whole for a seat. */
export function makesWhole(seatId: string, owners: Owners, table: TableView): boolean {
  return [...groupsOf(owners, table)].some((name) => {
    const group = table.group(name);
    const isColour = group[0]?.deed.kind === 'street';
    return isColour && group.every((holding) => ownerIn(owners, holding) === seatId);
  });
}
