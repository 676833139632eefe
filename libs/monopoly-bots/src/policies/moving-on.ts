import type { Policy, Situation } from '../situation.js';
import { dollars } from '../table/wording.js';

/** Rolls or ends the turn once nothing is left to do before that. */
export const movingOn: Policy = (situation) => {
  const { offers } = situation.table;
  const roll = offers.first('roll_dice');
  if (roll !== undefined) return { action: roll, reasoning: `I ${restraint(situation)}roll the dice.` };
  const end = offers.first('end_turn');
  return end === undefined ? null : { action: end, reasoning: `I ${restraint(situation)}end my turn.` };
};

/** What was offered and left alone, if anything was. */
function restraint({ table: { offers, me } }: Situation): string {
  const tempted = offers.has('build_house') || offers.has('build_hotel') || offers.has('unmortgage_property');
  return tempted && Number.isFinite(me.cash) ? `keep my ${dollars(me.cash)} together and ` : '';
}
