import { fieldsOf, numberOr } from '#libs/protocol';
import type { Policy } from '../situation.js';
import type { TableView } from '../table/table-view.js';
import { dollars } from '../table/wording.js';
import { buildingsOn, leastDear, mortgagesOn, parting } from './assets.js';

/** What to part with when a debt must be paid. */
export const debt: Policy = (situation) => {
  const { table } = situation;
  if (!isInDebt(table)) return null;
  const [first, ...others] = [...mortgagesOn(table), ...buildingsOn(table)];
  if (first === undefined) return null;
  const asset = leastDear([first, ...others], situation);
  return { action: asset.offer, reasoning: `${plight(table)}, so I ${parting(asset, table)}.` };
};

function isInDebt({ phase, me, offers }: TableView): boolean {
  return (
    phase === 'awaiting_debt_payment' ||
    me.cash < 0 ||
    offers.isOnly(['sell_building', 'mortgage_property', 'declare_bankruptcy'])
  );
}

function plight({ decision, me }: TableView): string {
  const pending = fieldsOf(decision);
  const owed = numberOr(fieldsOf(pending['context'])['amount'], numberOr(pending['amount'], 0));
  const isKnown = owed > 0 && Number.isFinite(me.cash);
  return isKnown ? `I owe ${dollars(owed)} and hold ${dollars(me.cash)}` : 'I owe more than I hold';
}
