import { HOTEL } from '#libs/monopoly';
import { isKnownActionType, type KnownActionType, type ValidAction } from '#libs/protocol';
import { groupOf, groupTitle } from '../table/groups.js';
import type { Holding } from '../table/holding.js';
import { outlookOn, type Prospect } from '../table/prospect.js';
import { rentOf } from '../table/rents.js';
import type { TableView } from '../table/table-view.js';
import { dollars } from '../table/wording.js';
import { labelOfId } from './labels.js';

/** What an action would lead to, as far as the table shows it. */
export function consequencesOf(offer: ValidAction, table: TableView): readonly string[] {
  const holding = table.holdingOf(offer);
  return [...cashAfter(offer, table), ...(holding === undefined ? [] : effectsOn(holding, offer, table))];
}

function cashAfter({ type, cost, amount, cash_after, params }: ValidAction, { me }: TableView): readonly string[] {
  if (typeof cash_after === 'number') return [`cash after: ${dollars(cash_after)}`];
  if (!Number.isFinite(me.cash) || params !== undefined) return [];
  if (typeof cost === 'number') return [`cash after: ${dollars(me.cash - cost)}`];
  const brings = type === 'mortgage_property' || type === 'sell_building';
  return brings && typeof amount === 'number' ? [`cash after: ${dollars(me.cash + amount)}`] : [];
}

function effectsOn(holding: Holding, { type }: ValidAction, table: TableView): readonly string[] {
  return isKnownActionType(type) ? EFFECTS[type](holding, table) : [];
}

const none = (): readonly string[] => [];
const ofOwning = (holding: Holding, table: TableView): readonly string[] =>
  table.isMine(holding) ? [] : [prospectOf(holding, table)];

/** What each action would change about the lot that it is about. */
const EFFECTS: Readonly<Record<KnownActionType, (holding: Holding, table: TableView) => readonly string[]>> = {
  buy_property: ofOwning,
  pass_property: ofOwning,
  place_bid: ofOwning,
  pass_bid: ofOwning,
  build_house: (holding) => rentStep(holding, holding.houses + 1),
  build_hotel: (holding) => rentStep(holding, HOTEL),
  sell_building: (holding) => rentStep(holding, holding.houses - 1),
  mortgage_property: (holding, table) => [`gives up its rent of ${dollars(rentOf(holding, table))}`],
  unmortgage_property: (holding, table) => [`rent then: ${dollars(rentOf({ ...holding, mortgaged: false }, table))}`],
  roll_dice: none,
  end_turn: none,
  pay_jail_fine: none,
  use_jail_card: none,
  roll_for_doubles: none,
  propose_trade: none,
  accept_trade: none,
  reject_trade: none,
  counter_trade: none,
  pay_interest: none,
  pay_flat_tax: none,
  pay_percentage_tax: none,
  declare_bankruptcy: none,
};

function prospectOf(holding: Holding, table: TableView): string {
  const group = groupTitle(groupOf(holding.deed));
  const { prospect, rivalId } = outlookOn(holding, table.me.id, table);
  const meanings: Readonly<Record<Prospect, string>> = {
    completes: `the last you need for ${group}`,
    blocks: `the last that ${labelOfId(rivalId, table)} needs for ${group}`,
    extends: `you have others of ${group}`,
    opens: `nobody has begun ${group}`,
    shared: `${group}: already divided among players`,
  };
  return `list price ${dollars(holding.deed.price)}; ${meanings[prospect]}`;
}

function rentStep({ deed, houses }: Holding, level: number): readonly string[] {
  if (deed.kind !== 'street') return [];
  return [`rent ${dollars(deed.rents[houses] ?? 0)} to ${dollars(deed.rents[level] ?? 0)}`];
}
