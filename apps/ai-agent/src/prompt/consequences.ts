import { HOTEL } from '#libs/monopoly';
import type { ValidAction } from '#libs/protocol';
import { groupOf, groupTitle } from '../table/groups.js';
import type { Holding } from '../table/holding.js';
import { outlookOn, type Prospect } from '../table/prospect.js';
import { rentOf } from '../table/rents.js';
import type { TableView } from '../table/table-view.js';
import { dollars } from '../table/wording.js';
import { labelOfId } from './labels.js';

/** What an action would lead to, as far as it can be told from the table. */
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
  switch (type) {
    case 'buy_property':
    case 'pass_property':
    case 'place_bid':
    case 'pass_bid':
      return table.isMine(holding) ? [] : [prospectOf(holding, table)];
    case 'build_house':
      return rentStep(holding, holding.houses + 1);
    case 'build_hotel':
      return rentStep(holding, HOTEL);
    case 'sell_building':
      return rentStep(holding, holding.houses - 1);
    case 'mortgage_property':
      return [`gives up its rent of ${dollars(rentOf(holding, table))}`];
    case 'unmortgage_property':
      return [`rent then: ${dollars(rentOf({ ...holding, mortgaged: false }, table))}`];
    default:
      return [];
  }
}

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
