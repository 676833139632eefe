import type { Policy } from '../situation.js';

/** The way out that is taken when there is no other. */
export const surrender: Policy = ({ table: { offers }, talk }) => {
  const only = offers.isOnly(['declare_bankruptcy']) ? offers.first('declare_bankruptcy') : undefined;
  if (only === undefined) return null;
  return { action: only, reasoning: 'Nothing is left to sell: I am bankrupt.', chat: talk.ruined };
};

/** A single offer needs no decision. */
export const forced: Policy = ({ table: { offers } }) => {
  const [only, ...others] = offers.all;
  if (only === undefined || others.length > 0) return null;
  return { action: only, reasoning: `There is only one thing to do: ${only.type.replaceAll('_', ' ')}.` };
};
