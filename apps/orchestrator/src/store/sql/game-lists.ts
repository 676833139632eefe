import type { Expression, ExpressionBuilder, Kysely, Selectable, SqlBool } from 'kysely';
import { placeOf } from '../game-place.js';
import type { GameCount, GameFilter, GameQuery, LastWriteQuery } from '../../games/ports/index.js';
import type { OrchestratorSchema } from './schema.js';

/** Sorting as many takes some hundredths of a second. A game that stands still comes to be among the oldest. */
const MAX_SORTED_GAMES = 10_000;

type Row = Selectable<OrchestratorSchema['games']>;

/** Newest first; one row more than asked for, where there is one. */
export async function newestGames(
  db: Kysely<OrchestratorSchema>,
  { status, game, tournament, limit, cursor }: GameQuery,
): Promise<readonly Row[]> {
  let query = db.selectFrom('games').selectAll();
  if (status !== undefined) query = query.where('status', '=', status);
  if (game !== undefined) query = query.where(isOf(game));
  if (tournament !== undefined) query = query.where('tournament_id', '=', tournament);
  if (cursor !== undefined) {
    const { at, id } = placeOf(cursor);
    query = query.where((expr) => expr(expr.refTuple('created_at', 'id'), '<', expr.tuple(at, id)));
  }
  return query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

function isOf({
  key,
  orNone,
}: GameFilter): (expr: ExpressionBuilder<OrchestratorSchema, 'games'>) => Expression<SqlBool> {
  return (expr) => {
    const keys = [
      ...(key === undefined ? [] : [expr('game_key', '=', key)]),
      ...(orNone ? [expr('game_key', 'is', null)] : []),
    ];
    return expr.or(keys);
  };
}

/**
 * Those that were written longest ago first; one row more than asked for, where there is one. There is no index by last
 * write: every commit would have to change it. The index by status and age finds the games that are sorted, and bounds them.
 */
export async function longestUnwrittenGames(
  db: Kysely<OrchestratorSchema>,
  { status, limit, cursor }: LastWriteQuery,
): Promise<readonly Row[]> {
  const place = cursor === undefined ? undefined : placeOf(cursor);
  return db
    .selectFrom((from) => {
      const oldest = from
        .selectFrom('games')
        .select(['id', 'updated_at'])
        .where('status', '=', status)
        .orderBy('created_at')
        .orderBy('id')
        .limit(MAX_SORTED_GAMES)
        .as('oldest');
      let page = from.selectFrom(oldest).select('oldest.id');
      if (place !== undefined) {
        page = page.where((expr) =>
          expr(expr.refTuple('oldest.updated_at', 'oldest.id'), '>', expr.tuple(place.at, place.id)),
        );
      }
      return page
        .orderBy('oldest.updated_at')
        .orderBy('oldest.id')
        .limit(limit + 1)
        .as('page');
    })
    .innerJoin('games', 'games.id', 'page.id')
    .selectAll('games')
    .orderBy('games.updated_at')
    .orderBy('games.id')
    .execute();
}

/** By status and game, which an index holds. */
export async function gameCounts(
  db: Kysely<OrchestratorSchema>,
  statuses: readonly string[],
): Promise<readonly GameCount[]> {
  const rows = await db
    .selectFrom('games')
    .select(({ fn }) => ['status', 'game_key', fn.countAll().as('games')])
    .where('status', 'in', statuses)
    .groupBy(['status', 'game_key'])
    .execute();
  return rows.map(({ status, game_key: key, games }) => ({ status, gameKey: key ?? undefined, games: Number(games) }));
}
