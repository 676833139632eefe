import type { Street } from '#libs/monopoly';
import { GROUP_INCOME, GROUP_NAMES } from '../table/groups.js';
import type { Holding } from '../table/holding.js';
import type { TableView } from '../table/table-view.js';

/** Who owns a deed, as it is or as it would be. */
export type OwnerOf = (holding: Holding) => string | null;

/** A player's property as far as it decides who wins. */
interface Estate {
  /** Dollars: cash, what deeds and buildings would bring, and the chance to make more of them. */
  readonly worth: number;
  /** Dollars per turn of one opponent, once the houses stand that can be paid. */
  readonly income: number;
}

/** Part of an estate: a group, and what of it the player owns. */
interface Part {
  readonly group: readonly Holding[];
  readonly mine: readonly Holding[];
}

/** Rounds of the table over which income counts; further ahead the board will look different. */
const HORIZON = 10;
/** Dollars: a player who is this much ahead is e times as likely to win. */
const SCALE = 1200;
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

/** What a player's property comes to, with so much cash and these deeds. */
function estateOf(playerId: string, ownerOf: OwnerOf, money: number, table: TableView): Estate {
  const parts = GROUP_NAMES.flatMap((name): Part | [] => {
    const group = table.group(name);
    const mine = group.filter((holding) => ownerOf(holding) === playerId);
    return mine.length === 0 ? [] : { group, mine };
  });
  const cash = finite(money);
  const whole = parts.filter(({ group, mine }) => isStreet(mine) && mine.length === group.length);
  const open = parts.filter(({ group, mine }) => isStreet(mine) && mine.length < group.length);
  const raisable = open.reduce((sum, { mine }) => sum + Math.max(liquidation(mine), 0), 0);
  let funds = Math.max(cash + raisable * MORTGAGED_FOR_HOUSES - KEPT, 0);
  let worth = parts.reduce((sum, { mine }) => sum + liquidation(mine), cash);
  let income = parts.reduce((sum, part) => sum + incomeAsItIs(part), 0);
  for (const { mine } of whole.toSorted((one, other) => returnOn(other) - returnOn(one))) {
    const { spent, now, later } = developed(mine, levelOf(mine), funds);
    funds -= spent;
    worth -= spent * (1 - RESALE);
    income += now + later;
  }
  for (const part of open) worth += optionOn(part, ownerOf, funds, table.solvent.length);
  return { worth, income };
}

function isStreet([first]: readonly Holding[]): boolean {
  return first?.deed.kind === 'street';
}

function streetOf([first]: readonly Holding[]): Street | null {
  return first?.deed.kind === 'street' ? first.deed : null;
}

/** What lots bring when they are mortgaged and their buildings sold; the interest on mortgages is a debt. */
function liquidation(mine: readonly Holding[]): number {
  return mine.reduce((sum, { deed, mortgaged, houses }) => {
    const buildings = deed.kind === 'street' ? houses * deed.houseCost * RESALE : 0;
    return sum + buildings + (mortgaged ? -deed.mortgage * TENTH : deed.mortgage);
  }, 0);
}

/** Of lots that are no whole colour group. */
function incomeAsItIs({ group, mine }: Part): number {
  const [first] = mine;
  const working = mine.filter(({ mortgaged }) => !mortgaged);
  if (first?.deed.kind !== 'street') {
    const incomes = first?.deed.kind === 'railroad' ? RAILROAD_INCOME : UTILITY_INCOME;
    return ((incomes[mine.length] ?? 0) * working.length) / mine.length;
  }
  if (mine.length === group.length) return 0;
  return working.reduce((sum, { deed }) => sum + (deed.kind === 'street' ? LANDING * (deed.rents[0] ?? 0) : 0), 0);
}

/** Which group is built on first. */
function returnOn({ mine }: Part): number {
  const street = streetOf(mine);
  return street === null ? 0 : incomeAt(street, THREE_HOUSES) / street.houseCost;
}

function levelOf(lots: readonly Holding[]): number {
  return lots.reduce((sum, { houses }) => sum + houses, 0) / lots.length;
}

/** Income of a whole group with this many houses on each lot; fractions are interpolated. */
function incomeAt({ group }: Street, level: number): number {
  const incomes = GROUP_INCOME[group];
  const low = Math.floor(level);
  const base = incomes[low] ?? 0;
  return base + ((incomes[low + 1] ?? base) - base) * (level - low);
}

interface Development {
  /** Dollars, for houses and for lifting mortgages. */
  readonly spent: number;
  /** Income with the houses that this buys. */
  readonly now: number;
  /** What three houses would bring beyond that, as far as it counts. */
  readonly later: number;
}

/** What a whole group brings with so much money. */
function developed(group: readonly Holding[], level: number, money: number): Development {
  const street = streetOf(group);
  if (street === null) return { spent: 0, now: 0, later: 0 };
  const mortgages = group.reduce((sum, { deed, mortgaged }) => sum + (mortgaged ? deed.mortgage : 0), 0);
  const lifting = mortgages * (1 + TENTH);
  const potential = incomeAt(street, THREE_HOUSES);
  if (lifting > money) return { spent: 0, now: 0, later: potential * LATER };
  const round = street.houseCost * group.length;
  const target = Math.max(Math.min(level + (money - lifting) / round, MOST_PLANNED), level);
  const now = incomeAt(street, target);
  return { spent: (target - level) * round + lifting, now, later: Math.max(potential - now, 0) * LATER };
}

/** What part of a group is worth beside its mortgages: the chance to get the rest. */
function optionOn({ group, mine }: Part, ownerOf: OwnerOf, funds: number, players: number): number {
  const missing = group.filter((holding) => !mine.includes(holding));
  const owners = new Set(missing.map(ownerOf));
  const { spent, now, later } = developed(group, 0, funds);
  return chanceFor(missing.length, owners) * Math.max((now + later) * HORIZON * players - spent * (1 - RESALE), 0);
}

function chanceFor(missing: number, owners: ReadonlySet<string | null>): number {
  if (missing === 1) return owners.has(null) ? COMPLETION.from_bank : COMPLETION.from_player;
  return owners.size === 1 ? COMPLETION.more_from_one : COMPLETION.more_from_many;
}

/** The estates as they are: many changes of the same table are compared with them. */
const KNOWN = new WeakMap<TableView, Map<string, Estate>>();

function estateNow(playerId: string, table: TableView): Estate {
  const known = KNOWN.get(table) ?? new Map<string, Estate>();
  KNOWN.set(table, known);
  const estate = known.get(playerId) ?? estateOf(playerId, ({ ownerId }) => ownerId, table.cashOf(playerId), table);
  known.set(playerId, estate);
  return estate;
}

/** What would be different at the table, and for whom. */
export interface Change {
  readonly players: readonly string[];
  readonly ownerOf: OwnerOf;
  readonly cashOf: (playerId: string) => number;
}

/**
 * Each player's share in the win, 0 to 1, all together 1: by what everybody has, and by what everybody will pay to whom.
 * Whatever makes one player stronger costs all the others, the strongest of them most.
 */
export function sharesOf(table: TableView, change?: Change): ReadonlyMap<string, number> {
  const players = table.solvent;
  const estates = players.map(({ id }) =>
    change?.players.includes(id) === true
      ? estateOf(id, change.ownerOf, change.cashOf(id), table)
      : estateNow(id, table),
  );
  // A dollar of income is got from each of the others, and not paid to oneself as it is by them.
  const strengths = estates.map(({ worth, income }) => worth + HORIZON * players.length * income);
  const most = Math.max(...strengths);
  const powers = strengths.map((strength) => Math.exp((strength - most) / SCALE));
  const sum = powers.reduce((all, power) => all + power, 0);
  return new Map(players.map(({ id }, index) => [id, (powers[index] ?? 0) / sum]));
}
