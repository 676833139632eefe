import type { ValidAction } from '#libs/protocol';
import type { Mood } from '../personalities/index.js';
import type { Situation } from '../situation.js';
import type { Holding } from '../table/holding.js';
import { rentOf } from '../table/rents.js';
import type { TableView } from '../table/table-view.js';
import { dollars, placeOf } from '../table/wording.js';

/** Something that can be turned into cash now. */
export interface Asset {
  readonly offer: ValidAction;
  /** Dollars that it brings. */
  readonly cash: number;
  /** Rent that it costs from then on. */
  readonly rent: number;
  readonly isBuilding: boolean;
}

/** A whole group that is not built on yet will bring far more than its rent today. */
const WHOLE_GROUP_BONUS = 5;

type Rank = (asset: Asset) => number;

const incomePerDollar: Rank = ({ rent, cash }) => rent / Math.max(cash, 1);

/** How dear each asset is to each taste; the lowest goes first. */
const RANKS: Readonly<Record<Exclude<Mood['sells'], 'anything'>, Rank>> = {
  least_income: incomePerDollar,
  most_cash: ({ cash, isBuilding }) => (isBuilding ? 0 : -cash),
  buildings: (asset) => (asset.isBuilding ? -1 / (1 + incomePerDollar(asset)) : incomePerDollar(asset)),
};

export function mortgagesOn(table: TableView): readonly Asset[] {
  return table.offers.of('mortgage_property').map((offer) => deedOf(offer, table));
}

export function buildingsOn(table: TableView): readonly Asset[] {
  return table.offers.of('sell_building').map((offer) => buildingOf(offer, table));
}

function deedOf(offer: ValidAction, table: TableView): Asset {
  const holding = table.holdingOf(offer);
  const rent = holding === undefined ? 0 : rentGivenUp(holding, table);
  return { offer, cash: proceedsOf(offer, holding?.deed.mortgage ?? 0), rent, isBuilding: false };
}

function buildingOf(offer: ValidAction, table: TableView): Asset {
  const holding = table.holdingOf(offer);
  const street = holding?.deed.kind === 'street' ? holding.deed : undefined;
  const houses = holding?.houses ?? 0;
  const rent = (street?.rents[houses] ?? 0) - (street?.rents[Math.max(houses - 1, 0)] ?? 0);
  return { offer, cash: proceedsOf(offer, (street?.houseCost ?? 0) / 2), rent, isBuilding: true };
}

function proceedsOf({ cost, amount }: ValidAction, usual: number): number {
  return Math.abs(amount ?? cost ?? usual);
}

function rentGivenUp(holding: Holding, table: TableView): number {
  const rent = rentOf(holding, table);
  return holding.deed.kind === 'street' && table.isWhole(holding.deed) ? rent * WHOLE_GROUP_BONUS : rent;
}

/** What the player would rather part with than with any of the others. */
export function leastDear(assets: readonly [Asset, ...Asset[]], { mood, chance }: Situation): Asset {
  if (mood.sells === 'anything') return chance.pick(assets, 'asset');
  const rank = RANKS[mood.sells];
  return assets.reduce((least, asset) => (rank(asset) < rank(least) ? asset : least));
}

/** "mortgage Baltic Avenue for $30" */
export function parting({ offer, cash, isBuilding }: Asset, table: TableView): string {
  const deed = isBuilding ? `sell a building on ${placeOf(offer, table)}` : `mortgage ${placeOf(offer, table)}`;
  return `${deed} for ${dollars(cash)}`;
}
