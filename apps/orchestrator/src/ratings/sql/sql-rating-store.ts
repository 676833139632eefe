import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { Database } from '#libs/database';
import type { RatedKind } from '#libs/protocol';
import { JsonColumns, type OrchestratorSchema } from '../../store/index.js';
import { type AgentIdentity, idOf } from '../agent-identity.js';
import { type Rating, unrated } from '../rating.js';
import { type RatingPage, type RatingQuery, RatingStore } from '../rating-store.js';
import { cursorOf, placeOf, type RatingPlace } from './rating-cursor.js';
import { insertMark, ratingOf, type RatingRow, upsertRating } from './rating-row.js';

/** Keeps ratings beside the games, in an SQLite file or on a Postgres server. */
export class SqlRatingStore extends RatingStore {
  private readonly query: Kysely<OrchestratorSchema>;

  constructor(private readonly database: Database<OrchestratorSchema>) {
    super();
    this.query = database.query.withPlugin(new JsonColumns());
  }

  async count(
    gameId: string,
    agents: readonly AgentIdentity[],
    after: (before: readonly Rating[]) => readonly Rating[],
  ): Promise<boolean> {
    while (!(await this.isCounted(gameId))) {
      // Read before the ratings: if they are newer than the number, that is taken, and all is read again.
      const nr = (await this.lastNumber()) + 1;
      const ratings = after(await this.ratingsOf(agents));
      const guard = insertMark(this.database.query, nr, gameId);
      const statements = ratings.map((rating) => upsertRating(this.database.query, rating));
      if ((await this.database.write({ guard, statements })) === 'written') return true;
    }
    return false;
  }

  async uncounted(limit: number): Promise<readonly string[]> {
    const games = await this.query
      .selectFrom('games')
      .select('id')
      .where('status', '=', 'completed')
      .where((expr) => {
        const mark = expr.selectFrom('rated_games').select('nr').whereRef('rated_games.game_id', '=', 'games.id');
        return expr.not(expr.exists(mark));
      })
      .orderBy('created_at')
      .orderBy('id')
      .limit(limit)
      .execute();
    return games.map(({ id }) => id);
  }

  async list({ limit, cursor, kind }: RatingQuery): Promise<RatingPage> {
    const place = cursor === undefined ? undefined : placeOf(cursor);
    const rows = await this.rowsAfter(place, limit + 1, kind);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      ratings: page.map(ratingOf),
      firstRank: 1 + (place === undefined ? 0 : await this.rowsUpTo(place, kind)),
      nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null,
    };
  }

  private rowsAfter(place: RatingPlace | undefined, limit: number, kind: RatedKind | undefined): Promise<RatingRow[]> {
    let query = this.query.selectFrom('ratings').selectAll().where(isOfKind(kind));
    if (place !== undefined) {
      query = query.where((expr) =>
        expr(expr.refTuple('ordinal', 'id'), '<', expr.tuple<number, string>(place.ordinal, place.id)),
      );
    }
    return query.orderBy('ordinal', 'desc').orderBy('id', 'desc').limit(limit).execute();
  }

  private async rowsUpTo({ ordinal, id }: RatingPlace, kind: RatedKind | undefined): Promise<number> {
    const { rows } = await this.query
      .selectFrom('ratings')
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .where(isOfKind(kind))
      .where((expr) => expr(expr.refTuple('ordinal', 'id'), '>=', expr.tuple<number, string>(ordinal, id)))
      .executeTakeFirstOrThrow();
    return rows;
  }

  private async isCounted(gameId: string): Promise<boolean> {
    const mark = this.query.selectFrom('rated_games').select('nr').where('game_id', '=', gameId);
    return (await mark.executeTakeFirst()) !== undefined;
  }

  private async lastNumber(): Promise<number> {
    const { nr } = await this.query
      .selectFrom('rated_games')
      .select(({ fn }) => fn.max('nr').as('nr'))
      .executeTakeFirstOrThrow();
    return nr ?? 0;
  }

  /** In the order of `agents`. */
  private async ratingsOf(agents: readonly AgentIdentity[]): Promise<readonly Rating[]> {
    if (agents.length === 0) return [];
    const rows = await this.query.selectFrom('ratings').selectAll().where('id', 'in', agents.map(idOf)).execute();
    return agents.map((agent) => {
      const row = rows.find(({ id }) => id === idOf(agent));
      return row === undefined ? unrated(agent) : ratingOf(row);
    });
  }
}

/** Agents by their names have no kind: so it was before there were others. */
function isOfKind(
  kind: RatedKind | undefined,
): (expr: ExpressionBuilder<OrchestratorSchema, 'ratings'>) => Expression<SqlBool> {
  return (expr) => {
    if (kind === undefined) return expr.lit(true);
    return kind === 'agent' ? expr('kind', 'is', null) : expr('kind', '=', kind);
  };
}
