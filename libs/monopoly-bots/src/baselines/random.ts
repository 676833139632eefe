import type { ValidAction } from '#libs/protocol';
import { Chance } from '../chance.js';
import { defaultIn } from '../fallback.js';
import type { TableView } from '../table/table-view.js';
import type { Baseline } from './baseline.js';

/** It neither makes up trades nor gives up. */
const NEVER: ReadonlySet<string> = new Set(['propose_trade', 'counter_trade', 'declare_bankruptcy']);

export const RANDOM: Baseline = {
  name: 'random',
  description: 'A baseline: any type of action is as likely, then any action of that type, then any amount.',
  games: 'any',
  decide(table) {
    const chance = new Chance(table);
    const offers = table.offers.all.filter(({ type }) => !NEVER.has(type));
    const [first, ...others] = new Set(offers.map(({ type }) => type));
    if (first === undefined)
      return { action: table.offers.all[0] ?? defaultIn(table.phase), reasoning: 'Nothing else is left.' };
    const type = chance.pick([first, ...others], 'type');
    const [one, ...more] = offers.filter((offer) => offer.type === type);
    const action = one === undefined ? defaultIn(table.phase) : chance.pick([one, ...more], 'offer');
    return { action: withAmount(action, chance, table), reasoning: 'I let chance decide.' };
  },
};

function withAmount(action: ValidAction, chance: Chance, { me }: TableView): ValidAction {
  if (action.params === undefined || !('amount' in action.params)) return action;
  const { minimum, maximum } = action.params.amount;
  return { ...action, amount: minimum + chance.below(Math.min(maximum, me.cash) - minimum + 1, 'amount') };
}
