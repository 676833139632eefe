import {
  dollars,
  GROUP_NAMES,
  type GroupName,
  groupOf,
  type Holding,
  membersOf,
  type TableView,
} from '#libs/monopoly-bots';
import { HOTEL } from '#libs/monopoly';

/** Who owns each deed, by id; null: the bank. A trade is valued by the table as it would be after it. */
export type Owners = ReadonlyMap<string, string | null>;

export function ownersAt(table: TableView): Owners {
  return new Map(table.all.map(({ deed, ownerId }) => [deed.id, ownerId]));
}

/** What the next visitor would pay: "$28", "4 times the throw", "nothing". Ownership counts, mortgaged or not. */
export function rentWords({ deed, houses, mortgaged }: Holding, owners: Owners): string {
  const ownerId = owners.get(deed.id) ?? null;
  if (mortgaged || ownerId === null) return 'nothing';
  const owned = membersOf(groupOf(deed)).filter(({ id }) => owners.get(id) === ownerId).length;
  if (deed.kind === 'railroad') return dollars(25 * 2 ** (owned - 1));
  if (deed.kind === 'utility') return `${owned === 2 ? 10 : 4} times the throw`;
  const isDoubled = houses === 0 && owned === membersOf(deed.group).length;
  return dollars((deed.rents[houses] ?? 0) * (isDoubled ? 2 : 1));
}

/** What the final count gives for a deed without its buildings: the list price, half of it for a mortgaged one. */
export function countedPrice({ deed, mortgaged }: Holding): number {
  return mortgaged ? deed.price / 2 : deed.price;
}

function costOfBuildings({ deed, houses }: Holding): number {
  return deed.kind === 'street' ? Math.min(houses, HOTEL) * deed.houseCost : 0;
}

/** Cash, list prices and buildings, as the richest player is found when the turns run out. */
export function worthOf(playerId: string, table: TableView): number {
  const owned = table.all.filter(({ ownerId }) => ownerId === playerId);
  return owned.reduce((sum, holding) => sum + countedPrice(holding) + costOfBuildings(holding), table.cashOf(playerId));
}

/** What selling every building and mortgaging every deed of a player would bring. */
export function raisableBy(
  playerId: string,
  table: TableView,
): { readonly buildings: number; readonly mortgages: number } {
  const owned = table.all.filter(({ ownerId }) => ownerId === playerId);
  return {
    buildings: owned.reduce((sum, holding) => sum + costOfBuildings(holding) / 2, 0),
    mortgages: owned.reduce((sum, { deed, mortgaged }) => sum + (mortgaged ? 0 : deed.mortgage), 0),
  };
}

/** The groups that a player owns whole. */
export function groupsOf(playerId: string, owners: Owners): readonly GroupName[] {
  return GROUP_NAMES.filter((group) => membersOf(group).every(({ id }) => owners.get(id) === playerId));
}

/** Ten per cent of a mortgage, halves rounded up. */
export function interestOn({ deed }: Holding): number {
  return Math.floor((deed.mortgage + 5) / 10);
}
