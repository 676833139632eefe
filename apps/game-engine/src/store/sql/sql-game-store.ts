import { type Database, DatabaseProbe, DatabaseUnavailable } from '#libs/database';
import type { GameCreation, GameRecord, NextAction } from '../game-record.js';
import { GameStore, RecordConflict } from '../game-store.js';
import { creationOf, recordedActionOf } from './rows.js';
import type { GameEngineSchema } from './schema.js';
import { GameStatements } from './statements.js';

/** Keeps games in an SQLite file or on a Postgres server. */
export class SqlGameStore extends GameStore {
  private readonly statements: GameStatements;
  private readonly probe: DatabaseProbe;

  constructor(private readonly database: Database<GameEngineSchema>) {
    super();
    this.statements = new GameStatements(database.query);
    const { query } = database;
    this.probe = new DatabaseProbe(database, [
      query.selectFrom('games').select('id').limit(1),
      query.selectFrom('actions').select('game_id').limit(1),
    ]);
  }

  override async add(creation: GameCreation): Promise<void> {
    const outcome = await this.database.write(this.statements.add(creation));
    if (outcome === 'conflict') throw new Error(`there is a game ${creation.id} already`);
  }

  override async find(id: string): Promise<GameRecord | undefined> {
    if (!isKeepable(id)) return undefined;
    const { query } = this.database;
    // The actions come first: what is appended between the two reads is missing then, which is a record all the same.
    const actions = await query.selectFrom('actions').selectAll().where('game_id', '=', id).orderBy('idx').execute();
    const game = await query.selectFrom('games').selectAll().where('id', '=', id).executeTakeFirst();
    if (game === undefined) return undefined;
    return { creation: creationOf(game.creation), startedAt: game.started_at, actions: actions.map(recordedActionOf) };
  }

  override async start(id: string, at: string): Promise<void> {
    const outcome = await this.database.write(this.statements.start(id, at));
    if (outcome === 'conflict') throw new RecordConflict(`there is no game ${id}`);
  }

  override async append(id: string, next: NextAction): Promise<void> {
    const outcome = await this.database.write(this.statements.append(id, next));
    if (outcome === 'conflict') throw new RecordConflict(`there is no game ${id} with ${next.index} actions`);
  }

  override async remove(id: string): Promise<boolean> {
    return isKeepable(id) && (await this.database.write(this.statements.remove(id))) === 'written';
  }

  override async finishedBefore(at: string, limit: number): Promise<readonly string[]> {
    const rows = await this.database.query
      .selectFrom('games')
      .select('id')
      .where('finished_at', '<', at)
      .orderBy('finished_at')
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }

  override async check(): Promise<void> {
    if (!(await this.probe.isHealthy())) throw new DatabaseUnavailable('Games can neither be read nor written.');
  }
}

/** Any text can come as an id, and one character is in no text of a database. */
function isKeepable(id: string): boolean {
  return !id.includes('\0');
}
