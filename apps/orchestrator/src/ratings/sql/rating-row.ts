import type { CompiledQuery, Kysely, Selectable } from 'kysely';
import type { OrchestratorSchema } from '../../store/index.js';
import { type AgentIdentity, ratingIdOf } from '../agent-identity.js';
import { conservative, type Rating } from '../rating.js';

export type RatingRow = Selectable<OrchestratorSchema['ratings']>;

export function ratingOf({ id, agent, mu, sigma, games, wins }: RatingRow): Rating {
  if (!isIdentity(agent)) throw new Error(`The rating ${id} cannot be read.`);
  return { agent, mu, sigma, games, wins };
}

function isIdentity(value: object): value is AgentIdentity {
  return 'name' in value && 'personality' in value && 'model' in value && 'url' in value;
}

/** Marks a game as counted, as number `nr`. Changes nothing when either is taken. */
export function insertMark(query: Kysely<OrchestratorSchema>, nr: number, gameId: string): CompiledQuery {
  return query
    .insertInto('rated_games')
    .values({ nr, game_id: gameId, rated_at: new Date().toISOString() })
    .onConflict((clash) => clash.doNothing())
    .compile();
}

export function upsertRating(
  query: Kysely<OrchestratorSchema>,
  rating: Rating,
  gameKey: string | undefined,
): CompiledQuery {
  const { agent, mu, sigma, games, wins } = rating;
  const changing = { mu, sigma, ordinal: conservative(rating), games, wins };
  const identified = { id: ratingIdOf(agent, gameKey), agent: JSON.stringify(agent), game_key: gameKey ?? null };
  return query
    .insertInto('ratings')
    .values({ ...identified, kind: agent.kind ?? null, ...changing })
    .onConflict((clash) => clash.column('id').doUpdateSet(changing))
    .compile();
}
