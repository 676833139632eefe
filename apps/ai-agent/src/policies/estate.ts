import type { Street } from '#libs/monopoly';
import { GROUP_INCOME, type GroupName, groupOf } from '../table/groups.js';
import type { Holding } from '../table/holding.js';
import type { TableView } from '../table/table-view.js';

/** Who owns a deed, as it is or as it would be after a trade. */
export type OwnerOf = (holding: Holding) => string | null;

export const ownedBy: OwnerOf = ({ ownerId }) => ownerId;

/** Turns of opponents over which income counts; further ahead the board will look different. */
const HORIZON = 22;
/** What is still to be built counts for less than what can be built at once. */
const LATER = 0.4;
/** Income of one to four railroads, and of one or two utilities, in dollars per turn of one opponent. */
const RAILROAD_INCOME = [0, 0.84, 3.4, 10.1, 27];
const UTILITY_INCOME = [0, 0.9, 4.5];
/** What a deed is worth beside its income, as a share of its price: it can be mortgaged, traded, and it denies. */
const RESIDUE = { whole: 0.6, one_missing: 1.05, open: 0.9, blocking: 0.95, divided: 0.6, divisible: 0.5 } as const;
const INTEREST = 1.1;
const THREE_HOUSES = 3;

/** What the deeds of these groups are worth to a player who has so much cash to build with, in dollars. */
export function estateWorth(
  groups: Iterable<GroupName>,
  playerId: string,
  ownerOf: OwnerOf,
  cash: number,
  table: TableView,
): number {
  let worth = 0;
  for (const name of groups) worth += groupWorth(table.group(name), playerId, ownerOf, cash);
  return worth;
}

/** Each group of these deeds once. */
export function groupsOf(holdings: readonly Holding[]): ReadonlySet<GroupName> {
  return new Set(holdings.map(({ deed }) => groupOf(deed)));
}

function groupWorth(group: readonly Holding[], playerId: string, ownerOf: OwnerOf, cash: number): number {
  const mine = group.filter((holding) => ownerOf(holding) === playerId);
  const [first] = mine;
  if (first === undefined) return 0;
  const lifting = mine.reduce((sum, { deed, mortgaged }) => sum + (mortgaged ? deed.mortgage * INTEREST : 0), 0);
  const prices = mine.reduce((sum, { deed }) => sum + deed.price, 0);
  if (first.deed.kind !== 'street') {
    const incomes = first.deed.kind === 'railroad' ? RAILROAD_INCOME : UTILITY_INCOME;
    return prices * RESIDUE.divisible + (incomes[mine.length] ?? 0) * HORIZON - lifting;
  }
  if (mine.length === group.length) {
    return prices * RESIDUE.whole + buildingWorth(mine, first.deed, Math.max(cash - lifting, 0)) - lifting;
  }
  return prices * residueOf(group, mine, ownerOf) - lifting;
}

/** Income of a whole group with what its owner can build now, and part of what it could bring with three houses. */
function buildingWorth(group: readonly Holding[], { group: name, houseCost }: Street, cash: number): number {
  const income = GROUP_INCOME[name];
  const built = group.reduce((sum, { houses }) => sum + houses, 0);
  const level = Math.min(Math.floor((built + cash / houseCost) / group.length), THREE_HOUSES);
  const standing = Math.max(level, Math.floor(built / group.length));
  const now = income[standing] ?? 0;
  const later = Math.max((income[THREE_HOUSES] ?? 0) - now, 0);
  return (now + later * LATER) * HORIZON;
}

function residueOf(group: readonly Holding[], mine: readonly Holding[], ownerOf: OwnerOf): number {
  const others = group.filter((holding) => !mine.includes(holding)).map(ownerOf);
  if (others.length === 1) return RESIDUE.one_missing;
  const owners = new Set(others);
  if (owners.size > 1) return RESIDUE.divided;
  return owners.has(null) ? RESIDUE.open : RESIDUE.blocking;
}
