import { GROUP_NAMES } from '../table/groups.js';
import type { Holding } from '../table/holding.js';
import type { TableView } from '../table/table-view.js';
import type { Exchange } from './bargain.js';

/** The exchanges with one partner that are weighed. */
const MOST_WEIGHED = 60;

/** The exchanges with one partner that could make sense: what completes or furthers a group, for what does so for the other. */
export function exchangesWith(
  partnerId: string,
  mine: readonly Holding[],
  theirs: readonly Holding[],
  table: TableView,
): readonly Exchange[] {
  const wanted = lotsWantedBy(table.me.id, theirs, table);
  const offered = [[], ...lotsWantedBy(partnerId, mine, table)];
  const pairs = wanted.flatMap((get) => offered.map((give) => ({ give, get })));
  return pairs.filter(({ give, get }) => !sharesGroup(give, get)).slice(0, MOST_WEIGHED);
}

/** Of these deeds, those that would further a player's groups: all of a group of which that player has a part, and each alone. */
function lotsWantedBy(playerId: string, deeds: readonly Holding[], table: TableView): readonly (readonly Holding[])[] {
  return GROUP_NAMES.flatMap((name) => {
    const group = table.group(name);
    const inReach = group.filter((holding) => deeds.includes(holding));
    const hasPart = group.some(({ ownerId }) => ownerId === playerId);
    if (!hasPart || inReach.length === 0) return [];
    const singles = inReach.map((holding) => [holding]);
    return inReach.length > 1 ? [inReach, ...singles] : singles;
  });
}

function sharesGroup(give: readonly Holding[], get: readonly Holding[]): boolean {
  return give.some(({ deed }) => get.some((other) => sameGroup(deed, other.deed)));
}

function sameGroup(one: Holding['deed'], other: Holding['deed']): boolean {
  if (one.kind !== 'street' || other.kind !== 'street') return one.kind === other.kind;
  return one.group === other.group;
}
