import type { CompiledQuery, Kysely, Selectable } from 'kysely';
import type { Database } from '#libs/database';
import { isRefusal, type TournamentStatus } from '#libs/protocol';
import type { Refusal } from '../../games/index.js';
import { decodeCursor, encodeCursor, JsonColumns, type OrchestratorSchema } from '../../store/index.js';
import { type BegunGame, type GameOutcome, isTournament, type Tournament } from '../domain/tournament.js';
import {
  type GameCounts,
  NO_GAMES,
  type TournamentPage,
  type TournamentQuery,
  TournamentStore,
} from '../tournament-store.js';
import { begunGameOf, type GameRow, gameRowOf } from './game-row.js';

type Row = Selectable<OrchestratorSchema['tournaments']>;

/** Keeps tournaments beside the games, in an SQLite file or on a Postgres server. */
export class SqlTournamentStore extends TournamentStore {
  private readonly query: Kysely<OrchestratorSchema>;

  constructor(private readonly database: Database<OrchestratorSchema>) {
    super();
    this.query = database.query.withPlugin(new JsonColumns());
  }

  async insert(tournament: Tournament): Promise<boolean> {
    const row = {
      ...columnsOf(tournament),
      id: tournament.id,
      revision: 1,
      created_at: tournament.createdAt,
      created_by: tournament.createdBy ?? null,
    };
    const insert = this.database.query.insertInto('tournaments').values(row);
    return this.writes(insert.onConflict((clash) => clash.doNothing()).compile());
  }

  async find(id: string): Promise<Tournament | undefined> {
    const row = await this.row(id);
    return row && tournamentOf(row);
  }

  async list({ status, limit, cursor }: TournamentQuery): Promise<TournamentPage> {
    let query = this.query.selectFrom('tournaments').selectAll();
    if (status !== undefined) query = query.where('status', '=', status);
    if (cursor !== undefined) {
      const [at, id] = decodeCursor(cursor, (time, name) => !Number.isNaN(Date.parse(time)) && !name.includes('\0'));
      query = query.where((expr) => expr(expr.refTuple('created_at', 'id'), '<', expr.tuple(at, id)));
    }
    const rows = await query
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const hasMore = rows.length > limit && last !== undefined;
    return {
      tournaments: page.map(tournamentOf),
      nextCursor: hasMore ? encodeCursor(last.created_at, last.id) : null,
    };
  }

  async count(status: TournamentStatus): Promise<number> {
    const row = await this.database.query
      .selectFrom('tournaments')
      .where('status', '=', status)
      .select(({ fn }) => fn.countAll().as('tournaments'))
      .executeTakeFirstOrThrow();
    return Number(row.tournaments);
  }

  async underWay(): Promise<readonly string[]> {
    const [running, open] = await Promise.all([
      this.database.query.selectFrom('tournaments').select('id').where('status', '=', 'running').execute(),
      this.database.query
        .selectFrom('tournament_games')
        .select('tournament_id as id')
        .distinct()
        .where('outcome', 'is', null)
        .execute(),
    ]);
    return [...new Set([...running, ...open].map(({ id }) => id))];
  }

  async update(
    id: string,
    change: (tournament: Tournament) => Tournament | Refusal,
  ): Promise<Tournament | Refusal | undefined> {
    for (let row = await this.row(id); row !== undefined; row = await this.row(id)) {
      const before = tournamentOf(row);
      const changed = change(before);
      if (isRefusal(changed) || changed === before) return changed;
      const guard = this.database.query
        .updateTable('tournaments')
        .set({ ...columnsOf(changed), revision: row.revision + 1 })
        .where('id', '=', id)
        .where('revision', '=', row.revision)
        .compile();
      if ((await this.database.write({ guard, statements: [] })) === 'written') return changed;
    }
    return undefined;
  }

  async begin(id: string, game: BegunGame): Promise<boolean> {
    const insert = this.database.query
      .insertInto('tournament_games')
      .values(gameRowOf(id, game))
      .onConflict((clash) => clash.doNothing());
    return this.writes(insert.compile());
  }

  async attach(id: string, number: number, gameId: string): Promise<void> {
    const update = this.database.query
      .updateTable('tournament_games')
      .set({ game_id: gameId })
      .where('tournament_id', '=', id)
      .where('number', '=', number);
    await this.database.write({ statements: [update.compile()] });
  }

  async record(id: string, number: number, { outcome, ...data }: GameOutcome): Promise<boolean> {
    const update = this.database.query
      .updateTable('tournament_games')
      .set({ outcome, result: JSON.stringify(data) })
      .where('tournament_id', '=', id)
      .where('number', '=', number)
      .where('outcome', 'is', null);
    return this.writes(update.compile());
  }

  async open(id: string): Promise<readonly BegunGame[]> {
    const query = this.query.selectFrom('tournament_games').selectAll().where('tournament_id', '=', id);
    const rows: readonly GameRow[] = await query.where('outcome', 'is', null).orderBy('number').execute();
    return rows.map(begunGameOf);
  }

  async games(id: string, afterNumber = -1, limit?: number): Promise<readonly BegunGame[]> {
    if (!isStorable(id)) return [];
    let query = this.query
      .selectFrom('tournament_games')
      .selectAll()
      .where('tournament_id', '=', id)
      .where('number', '>', afterNumber)
      .orderBy('number');
    if (limit !== undefined) query = query.limit(limit);
    const rows: readonly GameRow[] = await query.execute();
    return rows.map(begunGameOf);
  }

  async counts(ids: readonly string[]): Promise<ReadonlyMap<string, GameCounts>> {
    const known = ids.filter(isStorable);
    if (known.length === 0) return new Map();
    const rows = await this.database.query
      .selectFrom('tournament_games')
      .select(({ fn }) => ['tournament_id', 'outcome', fn.countAll().as('games')])
      .where('tournament_id', 'in', known)
      .groupBy(['tournament_id', 'outcome'])
      .execute();
    const counts = new Map<string, GameCounts>();
    for (const { tournament_id: id, outcome, games } of rows) {
      const kind = outcome === null ? 'running' : outcome === 'ended' ? 'ended' : 'void';
      counts.set(id, { ...(counts.get(id) ?? NO_GAMES), [kind]: Number(games) });
    }
    return counts;
  }

  private async row(id: string): Promise<Row | undefined> {
    if (!isStorable(id)) return undefined;
    return this.query.selectFrom('tournaments').selectAll().where('id', '=', id).executeTakeFirst();
  }

  private async writes(guard: CompiledQuery): Promise<boolean> {
    return (await this.database.write({ guard, statements: [] })) === 'written';
  }
}

function columnsOf(tournament: Tournament): { status: string; updated_at: string; data: string } {
  return { status: tournament.status, updated_at: tournament.updatedAt, data: JSON.stringify(tournament) };
}

function tournamentOf({ id, data }: Row): Tournament {
  if (!isTournament(data)) throw new Error(`The row of tournament ${id} cannot be read.`);
  return data;
}

/** No database takes this character, so no tournament has it in its id. */
function isStorable(id: string): boolean {
  return !id.includes('\0');
}
