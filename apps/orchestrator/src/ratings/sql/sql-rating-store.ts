import { type Expression, type ExpressionBuilder, type Kysely, sql, type SqlBool } from 'kysely';
import type { Database } from '#libs/database';
import { JsonColumns, type OrchestratorSchema } from '../../store/index.js';
import { type AgentIdentity, ratingIdOf, ratingSuffix } from '../agent-identity.js';
import { type Rating, unrated } from '../rating.js';
import { type RatedGame, type RatingPage, type RatingQuery, RatingStore } from '../rating-store.js';
import { cursorOf, placeOf, type RatingPlace } from './rating-cursor.js';
import { insertMark, ratingOf, type RatingRow, upsertRating } from './rating-row.js';

type Which = Pick<RatingQuery, 'gameKey' | 'kind'>;

/** Keeps ratings beside the games, in an SQLite file or on a Postgres server. */
export class SqlRatingStore extends RatingStore {
  private readonly query: Kysely<OrchestratorSchema>;

  constructor(private readonly database: Database<OrchestratorSchema>) {
    super();
    this.query = database.query.withPlugin(new JsonColumns());
  }

  async count(
    { id: gameId, key }: RatedGame,
    agents: readonly AgentIdentity[],
    after: (before: readonly Rating[]) => readonly Rating[],
  ): Promise<boolean> {
    while (!(await this.isCounted(gameId))) {
      // Read before the ratings: if they are newer than the number, that is taken, and all is read again.
      const nr = (await this.lastNumber()) + 1;
      const ratings = after(await this.ratingsOf(agents, key));
      const guard = insertMark(this.database.query, nr, gameId);
      const statements = ratings.map((rating) => upsertRating(this.database.query, rating, key));
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

  async games(limit: number): Promise<readonly (string | undefined)[]> {
    const rows = await this.query
      .selectFrom('ratings')
      .select('game_key')
      .distinct()
      .orderBy('game_key')
      .limit(limit)
      .execute();
    return rows.map(({ game_key: key }) => key ?? undefined);
  }

  async nameOwnGame(key: string): Promise<void> {
    const rename = this.database.query
      .updateTable('ratings')
      .set((expr) => ({ game_key: key, id: sql<string>`${expr.ref('id')} || ${sql.lit(ratingSuffix(key))}` }))
      .where('game_key', 'is', null)
      .where((expr) =>
        expr.not(expr.exists(expr.selectFrom('ratings as named').select('named.id').where('named.game_key', '=', key))),
      );
    await this.database.write({ statements: [rename.compile()] });
  }

  async list({ limit, cursor, ...which }: RatingQuery): Promise<RatingPage> {
    const place = cursor === undefined ? undefined : placeOf(cursor);
    const rows = await this.rowsAfter(place, limit + 1, which);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      ratings: page.map(ratingOf),
      firstRank: 1 + (place === undefined ? 0 : await this.rowsUpTo(place, which)),
      nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null,
    };
  }

  private rowsAfter(place: RatingPlace | undefined, limit: number, which: Which): Promise<RatingRow[]> {
    let query = this.query.selectFrom('ratings').selectAll().where(isOf(which));
    if (place !== undefined) {
      query = query.where((expr) =>
        expr(expr.refTuple('ordinal', 'id'), '<', expr.tuple<number, string>(place.ordinal, place.id)),
      );
    }
    return query.orderBy('ordinal', 'desc').orderBy('id', 'desc').limit(limit).execute();
  }

  private async rowsUpTo({ ordinal, id }: RatingPlace, which: Which): Promise<number> {
    const { rows } = await this.query
      .selectFrom('ratings')
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .where(isOf(which))
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
  private async ratingsOf(agents: readonly AgentIdentity[], key: string | undefined): Promise<readonly Rating[]> {
    if (agents.length === 0) return [];
    const ids = agents.map((agent) => ratingIdOf(agent, key));
    const rows = await this.query.selectFrom('ratings').selectAll().where('id', 'in', ids).execute();
    return agents.map((agent, index) => {
      const row = rows.find(({ id }) => id === ids[index]);
      return row === undefined ? unrated(agent) : ratingOf(row);
    });
  }
}

/** Agents by their names have no kind, and the own game of the default engine no key: so it was before there were others. */
function isOf({
  gameKey,
  kind,
}: Which): (expr: ExpressionBuilder<OrchestratorSchema, 'ratings'>) => Expression<SqlBool> {
  return (expr) => {
    const isOfGame = gameKey === undefined ? expr('game_key', 'is', null) : expr('game_key', '=', gameKey);
    if (kind === undefined) return isOfGame;
    return expr.and([isOfGame, kind === 'agent' ? expr('kind', 'is', null) : expr('kind', '=', kind)]);
  };
}
