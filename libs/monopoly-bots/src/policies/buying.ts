import type { ValidAction } from '#libs/protocol';
import type { PolicyDecision, Policy, Situation } from '../situation.js';
import { GROUP_LORE, groupOf, groupTitle } from '../table/groups.js';
import type { Holding } from '../table/holding.js';
import { outlookOn } from '../table/prospect.js';
import type { TableView } from '../table/table-view.js';
import { dollars, fill, placeOf, stillHolding } from '../table/wording.js';
import { isUrgent, reserveOf, worthOf } from './worth.js';

/** Whether to buy the deed that the player stands on. */
export const buying: Policy = (situation) => {
  const { offers } = situation.table;
  const buy = offers.first('buy_property');
  const pass = offers.first('pass_property');
  if (buy === undefined) return null;
  const holding = deedOnSale(buy, situation.table);
  const objection = holding === undefined ? objectionToUnknown(buy, situation) : objectionTo(holding, buy, situation);
  if (objection === null) return purchase(buy, holding, situation);
  return pass === undefined ? null : { action: pass, reasoning: `${objection}: I pass.` };
};

/** The deed that is named; where an engine names none, the one that the player stands on. */
function deedOnSale(buy: ValidAction, table: TableView): Holding | undefined {
  return buy.property_id ? table.holdingOf(buy) : table.holdingAt(table.me.position);
}

function priceOf(buy: ValidAction, holding: Holding | undefined): number {
  return buy.cost ?? holding?.deed.price ?? 0;
}

/** Why not to buy a deed; null if nothing speaks against it. */
function objectionTo(holding: Holding, buy: ValidAction, { table, mood }: Situation): string | null {
  const price = priceOf(buy, holding);
  const { prospect } = outlookOn(holding, table.me.id, table);
  if (worthOf(holding, mood, table) < price) {
    const flaw = prospect === 'shared' ? `, for nobody gets ${groupTitle(groupOf(holding.deed))} whole any more` : '';
    return `${holding.deed.name} is not worth ${dollars(price)} to me${flaw}`;
  }
  return isUrgent(prospect) ? tooDear(price, 0, buy, table) : tooDear(price, reserveOf(mood, table), buy, table);
}

/** Of a property that is not on this board nothing is known but its price. */
function objectionToUnknown(buy: ValidAction, { table, mood }: Situation): string | null {
  return tooDear(priceOf(buy, undefined), reserveOf(mood, table), buy, table);
}

function tooDear(price: number, reserve: number, buy: ValidAction, table: TableView): string | null {
  const left = table.me.cash - price;
  if (left >= reserve) return null;
  const place = deedOnSale(buy, table)?.deed.name ?? placeOf(buy, table);
  if (left < 0) return `${place} costs more than I have`;
  return `${place} would leave me ${dollars(left)}, and I keep ${dollars(reserve)} for the rents ahead`;
}

function purchase(buy: ValidAction, holding: Holding | undefined, situation: Situation): PolicyDecision {
  const { table } = situation;
  const left = stillHolding(table.me.cash - priceOf(buy, holding));
  if (holding === undefined) return { action: buy, reasoning: `I take ${placeOf(buy, table)}${left}.` };
  const { name } = holding.deed;
  const group = groupTitle(groupOf(holding.deed));
  const { prospect, rivalId } = outlookOn(holding, table.me.id, table);
  const reasons: Readonly<Record<typeof prospect, string>> = {
    completes: `${name} gives me ${group}: I buy it${left}.`,
    blocks: `I take ${name} to keep ${table.nameOf(rivalId)} from ${group}${left}.`,
    extends: `${name} brings me closer to ${group}: I buy it${left}.`,
    opens: `${GROUP_LORE[groupOf(holding.deed)]}: I take ${name}${left}.`,
    shared: `Nobody gets ${group} without a trade, so I want a say in it and take ${name}${left}.`,
  };
  const decision = { action: buy, reasoning: reasons[prospect] };
  return prospect === 'completes' ? { ...decision, chat: fill(situation.talk.completesGroup, { group }) } : decision;
}
