/** Smaller differences do not move a game. */
const STEPS = 10;

/**
 * The ids of games, the tensest first; those whose tension is not known keep their order behind them. While a viewer is
 * at the wall, the games that are there stay where they are.
 */
export function wallOrder(
  ids: readonly string[],
  tensions: ReadonlyMap<string, number>,
  before: readonly string[],
  isHeld: boolean,
): readonly string[] {
  if (isHeld) {
    const kept = before.filter((id) => ids.includes(id));
    return [...kept, ...ids.filter((id) => !kept.includes(id))];
  }
  const stepOf = (id: string): number => Math.round((tensions.get(id) ?? 0) * STEPS);
  return ids.toSorted((a, b) => stepOf(b) - stepOf(a));
}
