import { JAIL_POSITION } from '#libs/monopoly';
import type { PolicyDecision, Policy, Situation } from '../situation.js';
import { expectedRentFrom } from '../table/rents.js';
import { dollars, stillHolding } from '../table/wording.js';

const FINE = 50;
/** With this many deeds left at the bank, a turn in jail is a turn without buying. */
const MANY_UNOWNED = 8;
/** What a turn outside brings on average from passing GO, in dollars. */
const SALARY_A_TURN = 41;

/** How to leave jail, and whether to want to. */
export const jail: Policy = (situation) => {
  const roll = situation.table.offers.first('roll_for_doubles');
  const motive = motiveToLeave(situation);
  if (motive !== null) return waysOut(motive, situation);
  return roll === undefined
    ? null
    : { action: roll, reasoning: 'Nobody charges rent in here: I only try for doubles.' };
};

/** Why to leave at once, as the first half of a sentence; null to stay. */
function motiveToLeave({ table, mood }: Situation): string | null {
  if (mood.jail === 'stay') return null;
  if (mood.jail === 'leave') return 'No deal is made behind bars';
  if (table.unowned > MANY_UNOWNED) return `${table.unowned} deeds are still for sale out there`;
  return expectedRentFrom(JAIL_POSITION, table) < SALARY_A_TURN ? 'The streets after jail are cheap enough' : null;
}

function waysOut(motive: string, { table }: Situation): PolicyDecision | null {
  const card = table.offers.first('use_jail_card');
  if (card !== undefined) return { action: card, reasoning: `${motive}: I use my card to get out.` };
  const fine = table.offers.first('pay_jail_fine');
  const cost = fine?.cost ?? fine?.amount ?? FINE;
  if (fine !== undefined && table.me.cash >= cost) {
    return { action: fine, reasoning: `${motive}: I pay the ${dollars(cost)}${stillHolding(table.me.cash - cost)}.` };
  }
  const roll = table.offers.first('roll_for_doubles');
  return roll === undefined ? null : { action: roll, reasoning: `${motive}, but only doubles get me out: I roll.` };
}
