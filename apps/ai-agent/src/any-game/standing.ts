import { fieldsOf, listOf, textOrNull } from '#libs/protocol';

/** How a state looks for a seat. The fate counts first, then the lead over the best of the others. */
export interface Standing {
  /** 1: has won; -1: has lost; 0: neither. */
  readonly fate: -1 | 0 | 1;
  /** Points, or ranks where there are none; null: the state shows neither. */
  readonly lead: number | null;
}

/** What a state shows of how a seat stands: its winner, who is out, the engine's standings, the players' scores. */
export function standingIn(state: unknown, playerId: string): Standing {
  const fields = fieldsOf(state);
  const winner = textOrNull(fields['winner_id']);
  const mine = listOf(fields['players'])
    .map(fieldsOf)
    .find(({ id }) => id === playerId);
  const isOut = mine?.['is_out'] === true || mine?.['is_bankrupt'] === true;
  const lead = leadBy('score', fields['standings'], 'player_id', playerId) ?? leadByRank(fields, playerId);
  const shown = lead ?? leadBy('score', fields['players'], 'id', playerId);
  if (winner !== null) return { fate: winner === playerId ? 1 : -1, lead: shown };
  return { fate: isOut ? -1 : 0, lead: shown };
}

/** Positive: `one` is better. */
export function compareStandings(one: Standing, other: Standing): number {
  return one.fate - other.fate || (one.lead ?? 0) - (other.lead ?? 0);
}

/** Points more than the best of the others; all points where there are no others. Null: somebody's are not known. */
function leadBy(field: string, entries: unknown, idField: string, playerId: string): number | null {
  const points = listOf(entries).map((entry) => {
    const { [idField]: id, [field]: value } = fieldsOf(entry);
    return { id, value: typeof value === 'number' && Number.isFinite(value) ? value : null };
  });
  const mine = points.find(({ id }) => id === playerId)?.value ?? null;
  const others = points.filter(({ id }) => id !== playerId).map(({ value }) => value);
  const known = others.filter((value) => value !== null);
  if (mine === null || known.length < others.length) return null;
  return known.length === 0 ? mine : mine - Math.max(...known);
}

function leadByRank({ standings }: Readonly<Record<string, unknown>>, playerId: string): number | null {
  const ranks = listOf(standings).map((entry) => {
    const { player_id, rank } = fieldsOf(entry);
    return { player_id, score: typeof rank === 'number' ? -rank : null };
  });
  return leadBy('score', ranks, 'player_id', playerId);
}
