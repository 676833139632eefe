import type { Street } from '#libs/monopoly';
import { GROUP_INCOME, GROUP_NAMES, type GroupName, groupOf } from '../table/groups.js';
import type { Holding } from '../table/holding.js';
import type { TableView } from '../table/table-view.js';

/** Deeds that would change hands, and to whom. */
export type Moved = ReadonlyMap<Holding, string>;

/** A player's property as far as it decides who wins. */
export interface Estate {
  /** Dollars: cash, what deeds and buildings would bring, and the chance to make more of them. */
  readonly worth: number;
  /** Dollars per turn of one opponent, once the houses stand that can be paid. */
  readonly income: number;
}

/** A colour group as a building site. */
interface Site {
  readonly street: Street;
  /** Houses on each lot, on average. */
  readonly level: number;
  /** Dollars for a house on each lot. */
  readonly round: number;
  /** Dollars to lift all mortgages. */
  readonly lifting: number;
}

/** What a player owns of one group. */
interface Part {
  /** Dollars: mortgages and buildings sold; the interest on mortgages is a debt. */
  readonly liquidation: number;
  /** Dollars per turn of one opponent, without further houses. */
  readonly income: number;
  /** Null: not a colour group. */
  readonly site: Site | null;
  /** How likely part of a colour group becomes the whole of it; 1: it is. */
  readonly chance: number;
}

/** All that a player owns but cash. */
export type Portfolio = readonly Part[];

/** Rounds of the table over which income counts; further ahead the board will look different. */
export const HORIZON = 10;
/** What is still to be built counts for less than what can be built now. */
const LATER = 0.35;
/** How likely part of a group becomes the whole of it: the bank has the last deed, another player has it, or more are missing. */
const COMPLETION = { from_bank: 0.35, from_player: 0.25, more_from_one: 0.1, more_from_many: 0.06 } as const;
/** A building is sold for half of its price. */
const RESALE = 0.5;
/** So much of what lone deeds can be mortgaged for goes into houses. */
const MORTGAGED_FOR_HOUSES = 0.6;
/** Cash that is not built with, in dollars. */
const KEPT = 100;
const MOST_PLANNED = 4;
const THREE_HOUSES = 3;
const TENTH = 0.1;
/** Cash of a player whose engine does not report it. */
const UNKNOWN_CASH = 1500;
/** How often a turn of an opponent ends on a given square, on average. */
const LANDING = 0.026;
/** Income of one to four railroads, and of one or two utilities, in dollars per turn of one opponent. */
const RAILROAD_INCOME = [0, 0.84, 3.4, 10.1, 27];
const UTILITY_INCOME = [0, 0.9, 4.5];

/** Dollars that can be reckoned with. */
export function finite(cash: number): number {
  return Number.isFinite(cash) ? Math.max(cash, 0) : UNKNOWN_CASH;
}

/** What a player's property comes to, with so much cash. */
export function estateWith(portfolio: Portfolio, money: number, players: number): Estate {
  const cash = finite(money);
  let [raisable, worth, income] = [0, cash, 0];
  for (const part of portfolio) {
    worth += part.liquidation;
    income += part.income;
    if (isOpen(part)) raisable += Math.max(part.liquidation, 0);
  }
  let funds = Math.max(cash + raisable * MORTGAGED_FOR_HOUSES - KEPT, 0);
  for (const { level, ...site } of wholeSites(portfolio)) {
    const { spent, now, later } = developed(site, level, funds);
    funds -= spent;
    worth -= spent * (1 - RESALE);
    income += now + later;
  }
  for (const part of portfolio) if (isOpen(part)) worth += optionOn(part, funds, players);
  return { worth, income };
}

function isOpen({ site, chance }: Part): boolean {
  return site !== null && chance < 1;
}

/** Where houses can be built now, what returns most first. */
function wholeSites(portfolio: Portfolio): readonly Site[] {
  const sites: Site[] = [];
  for (const { site, chance } of portfolio) if (site !== null && chance === 1) sites.push(site);
  return sites.length > 1 ? sites.toSorted((one, other) => returnOn(other) - returnOn(one)) : sites;
}

/** Which group is built on first. */
function returnOn({ street }: Site): number {
  return incomeAt(street, THREE_HOUSES) / street.houseCost;
}

/** What part of a group is worth beside its mortgages: the chance to get the rest. */
function optionOn({ site, chance }: Part, funds: number, players: number): number {
  if (site === null) return 0;
  const { spent, now, later } = developed(site, 0, funds);
  return chance * Math.max((now + later) * HORIZON * players - spent * (1 - RESALE), 0);
}

interface Development {
  /** Dollars, for houses and for lifting mortgages. */
  readonly spent: number;
  /** Income with the houses that this buys. */
  readonly now: number;
  /** What three houses would bring beyond that, as far as it counts. */
  readonly later: number;
}

/** What a whole group brings with this much money, from this number of houses on each lot on. */
function developed({ street, round, lifting }: Omit<Site, 'level'>, level: number, money: number): Development {
  const potential = incomeAt(street, THREE_HOUSES);
  if (lifting > money) return { spent: 0, now: 0, later: potential * LATER };
  const target = Math.max(Math.min(level + (money - lifting) / round, MOST_PLANNED), level);
  const now = incomeAt(street, target);
  return { spent: (target - level) * round + lifting, now, later: Math.max(potential - now, 0) * LATER };
}

/** Income of a whole group with this many houses on each lot; fractions are interpolated. */
function incomeAt({ group }: Street, level: number): number {
  const incomes = GROUP_INCOME[group];
  const low = Math.floor(level);
  const base = incomes[low] ?? 0;
  return base + ((incomes[low + 1] ?? base) - base) * (level - low);
}

/** What a player owns once these deeds have changed hands; groups that no deed moves in are read from `before`. */
export function portfolioAfter(moved: Moved, playerId: string, before: Parts, table: TableView): Portfolio {
  const touched: GroupName[] = [];
  for (const { deed } of moved.keys()) touched.push(groupOf(deed));
  const portfolio: Part[] = [];
  for (const name of GROUP_NAMES) {
    const part = touched.includes(name) ? partOf(name, playerId, moved, table) : before[name];
    if (part !== null) portfolio.push(part);
  }
  return portfolio;
}

/** A player's part of each group; null: nothing. */
export type Parts = Readonly<Record<GroupName, Part | null>>;

const NOTHING: Moved = new Map();

export function partsOf(playerId: string, table: TableView): Parts {
  const part = (name: GroupName): Part | null => partOf(name, playerId, NOTHING, table);
  return {
    brown: part('brown'),
    light_blue: part('light_blue'),
    pink: part('pink'),
    orange: part('orange'),
    red: part('red'),
    yellow: part('yellow'),
    green: part('green'),
    dark_blue: part('dark_blue'),
    railroad: part('railroad'),
    utility: part('utility'),
  };
}

function partOf(name: GroupName, playerId: string, moved: Moved, table: TableView): Part | null {
  const group = table.group(name);
  const mine: Holding[] = [];
  const others = new Set<string | null>();
  for (const holding of group) {
    const owner = moved.get(holding) ?? holding.ownerId;
    if (owner === playerId) mine.push(holding);
    else others.add(owner);
  }
  if (mine.length === 0) return null;
  return {
    liquidation: liquidation(mine),
    income: incomeAsItIs(group, mine),
    site: siteOn(group),
    chance: chanceFor(group.length - mine.length, others),
  };
}

function chanceFor(missing: number, owners: ReadonlySet<string | null>): number {
  if (missing === 0) return 1;
  if (missing === 1) return owners.has(null) ? COMPLETION.from_bank : COMPLETION.from_player;
  return owners.size === 1 ? COMPLETION.more_from_one : COMPLETION.more_from_many;
}

function siteOn(group: readonly Holding[]): Site | null {
  const street = group[0]?.deed;
  if (street?.kind !== 'street') return null;
  let [houses, mortgages] = [0, 0];
  for (const holding of group) {
    houses += holding.houses;
    if (holding.mortgaged) mortgages += holding.deed.mortgage;
  }
  const round = street.houseCost * group.length;
  return { street, level: houses / group.length, round, lifting: mortgages * (1 + TENTH) };
}

/** What lots bring when they are mortgaged and their buildings sold; the interest on mortgages is a debt. */
function liquidation(mine: readonly Holding[]): number {
  let sum = 0;
  for (const { deed, mortgaged, houses } of mine) {
    const buildings = deed.kind === 'street' ? houses * deed.houseCost * RESALE : 0;
    sum += buildings + (mortgaged ? -deed.mortgage * TENTH : deed.mortgage);
  }
  return sum;
}

/** Of lots that are no whole colour group. */
function incomeAsItIs(group: readonly Holding[], mine: readonly Holding[]): number {
  const [first] = mine;
  const working = mine.filter(({ mortgaged }) => !mortgaged);
  if (first?.deed.kind !== 'street') {
    const incomes = first?.deed.kind === 'railroad' ? RAILROAD_INCOME : UTILITY_INCOME;
    return ((incomes[mine.length] ?? 0) * working.length) / mine.length;
  }
  if (mine.length === group.length) return 0;
  return working.reduce((sum, { deed }) => sum + (deed.kind === 'street' ? LANDING * (deed.rents[0] ?? 0) : 0), 0);
}
