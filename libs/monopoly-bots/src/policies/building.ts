import type { ValidAction } from '#libs/protocol';
import { HOTEL, type Street } from '#libs/monopoly';
import type { Mood } from '../personalities/index.js';
import type { Policy, Situation } from '../situation.js';
import { GROUP_INCOME, membersOf } from '../table/groups.js';
import type { TableView } from '../table/table-view.js';
import { dollars, fill, stillHolding } from '../table/wording.js';
import { reserveOf } from './worth.js';

/** One more house, or a hotel, on one street. */
interface Site {
  readonly offer: ValidAction;
  readonly street: Street;
  /** Houses after building; 5 is a hotel. */
  readonly level: number;
  readonly cost: number;
}

const THREE_HOUSES = 3;
/** So few houses in the bank are worth keeping from the others. */
const SCARCE_HOUSES = 8;

type Rank = (site: Site) => number;

/** How each taste ranks the sites; the highest is built on. */
const RANKS: Readonly<Record<Exclude<Mood['buildsWhere'], 'anywhere'>, Rank>> = {
  best_return: returnOf,
  dearest: ({ street, level }) => street.rents[level] ?? 0,
  cheapest: ({ cost, level }) => -cost - level,
};

/** Where to build, with what the reserve leaves over. */
export const building: Policy = (situation) => {
  const { table, talk } = situation;
  const [first, ...others] = sitesOf(table).filter((site) => isWanted(site, situation));
  if (first === undefined) return null;
  const { offer, street, level, cost } = preferred([first, ...others], situation);
  const left = stillHolding(table.me.cash - cost);
  const gain = `raises the rent there to ${dollars(street.rents[level] ?? 0)}`;
  if (level < HOTEL) return { action: offer, reasoning: `A house on ${street.name} ${gain}: I build it${left}.` };
  const reasoning = `A hotel on ${street.name} ${gain}: I build it${left}.`;
  return { action: offer, reasoning, chat: fill(talk.raisesHotel, { place: street.name }) };
};

function sitesOf(table: TableView): readonly Site[] {
  return [...table.offers.of('build_house'), ...table.offers.of('build_hotel')].flatMap((offer) => {
    const holding = table.holdingOf(offer);
    if (holding?.deed.kind !== 'street') return [];
    const level = offer.type === 'build_hotel' ? HOTEL : Math.min(holding.houses + 1, HOTEL - 1);
    return [{ offer, street: holding.deed, level, cost: offer.cost ?? holding.deed.houseCost }];
  });
}

/**
 * Income gained per dollar spent; a site of a group counts for itself alone. The third house is what pays, so the
 * first two are weighed by the way there.
 */
function returnOf({ street, level, cost }: Site): number {
  const income = GROUP_INCOME[street.group];
  const target = Math.max(level, THREE_HOUSES);
  const gained = (income[target] ?? 0) - (income[level - 1] ?? 0);
  return gained / (target - level + 1) / membersOf(street.group).length / Math.max(cost, 1);
}

function isWanted({ level, cost }: Site, { table, mood }: Situation): boolean {
  const left = table.me.cash - cost;
  const reserve = reserveOf(mood, table);
  if (left < reserve || level > mood.buildsToWhenRich) return false;
  if (level > mood.buildsTo && left < 2 * reserve) return false;
  return !(level === HOTEL && mood.hoardsHouses && table.housesLeft <= SCARCE_HOUSES);
}

function preferred(sites: readonly [Site, ...Site[]], { mood, chance }: Situation): Site {
  if (mood.buildsWhere === 'anywhere') return chance.pick(sites, 'site');
  const rank = RANKS[mood.buildsWhere];
  return sites.reduce((best, site) => (rank(site) > rank(best) ? site : best));
}
