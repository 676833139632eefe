import type { Situation } from './situation.js';
import { fill } from './table/wording.js';
import type { TableView } from './table/table-view.js';

/** One decision in this number comes with a remark. */
const DECISIONS_PER_REMARK = 30;
const MAX_NAME = 40;

/** A chat message that does not concern the decision, on rare occasions; null otherwise. */
export function remark({ table, talk, chance }: Situation): string | null {
  if (table.offers.all.length < 2 || chance.below(DECISIONS_PER_REMARK, 'talk') !== 0) return null;
  return fill(chance.pick(talk.remarks, 'remark'), { rival: richestRival(table) });
}

function richestRival({ solvent, me }: TableView): string {
  const rivals = solvent.filter(({ id }) => id !== me.id).toSorted((a, b) => b.cash - a.cash);
  return rivals[0]?.name.slice(0, MAX_NAME) ?? 'my friend';
}
