import type { Mood } from '../personalities/index.js';
import { groupOf } from '../table/groups.js';
import type { Holding } from '../table/holding.js';
import { outlookOn, type Prospect } from '../table/prospect.js';
import { rentAhead } from '../table/rents.js';
import type { TableView } from '../table/table-view.js';

/** Multiples of the list price that a deed is worth to a sober player; the rent of a lone street never earns its price back. */
const PROSPECTS: Readonly<Record<Prospect, number>> = {
  completes: 2.5,
  blocks: 1.5,
  extends: 1.15,
  opens: 1,
  shared: 0.45,
};
const FANCIED = 1.25;
const SHUNNED = 0.7;

/** Whether a deed matters so much that the reserve may be spent on it. */
export function isUrgent(prospect: Prospect): boolean {
  return prospect === 'completes' || prospect === 'blocks';
}

/** What a deed that the player does not have is worth to it, in dollars. */
export function worthOf(holding: Holding, mood: Mood, table: TableView): number {
  const { prospect } = outlookOn(holding, table.me.id, table);
  const liking = isUrgent(prospect) ? 1 : likingOf(holding, mood);
  return holding.deed.price * PROSPECTS[prospect] * liking * mood.appetite;
}

/** How much more, or less, a deed is worth to a player's taste. */
export function likingOf({ deed }: Holding, mood: Mood): number {
  const group = groupOf(deed);
  if (mood.fancies.includes(group)) return FANCIED;
  return mood.shuns.includes(group) ? SHUNNED : 1;
}

/** The cash that a player keeps in hand, in dollars. */
export function reserveOf(mood: Mood, table: TableView): number {
  return Math.max(mood.cashFloor, rentAhead(mood.throwsCovered, table));
}
