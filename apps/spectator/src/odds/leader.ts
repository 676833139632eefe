import { isMonopoly, isOver, netWorth, outcomeOf, type Story } from '../story/index.js';

/** Whom the strip names, by their place in the order of seats, and what they do. */
export interface Leader {
  readonly order: number;
  readonly verb: string;
}

/**
 * Who wins or leads; where nothing can be compared, whose turn it is. Null: nobody.
 *
 * @param shares by seat; null: nothing to compare
 */
export function leaderOf(story: Story, shares: readonly number[] | null): Leader | null {
  if (isOver(story)) {
    const outcome = outcomeOf(story);
    return outcome.kind === 'winner' ? { order: story.seats.indexOf(outcome.seat), verb: 'wins' } : null;
  }
  const most = Math.max(...(shares ?? []));
  const [first = -1, second] = [...(shares ?? []).keys()].filter((order) => shares?.[order] === most);
  if (first >= 0)
    return { order: first, verb: second !== undefined ? 'level' : isRichest(story, first) ? 'leads' : 'favourite' };
  const order = story.seats.findIndex(({ id }) => id === story.turn?.playerId);
  return order < 0 ? null : { order, verb: 'to move' };
}

/** Who has the best chance may have less than others: they lead in nothing that is shown. */
function isRichest(story: Story, order: number): boolean {
  if (!isMonopoly(story)) return true;
  const worths = story.seats.map((seat) => netWorth(story, seat) ?? 0);
  return worths[order] === Math.max(...worths);
}
