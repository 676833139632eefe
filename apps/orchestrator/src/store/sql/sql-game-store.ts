import type { Kysely, Selectable } from 'kysely';
import { LRUCache } from 'lru-cache';
import { type Database, KeyedMutex } from '#libs/database';
import { applyPatch, type GameState, isGameState, type TranscriptLine } from '#libs/protocol';
import { pageOf } from '../game-place.js';
import {
  type Creation,
  type EncodedEvent,
  type GameCount,
  type GamePage,
  type GameQuery,
  type EventSubscribers,
  GameStore,
  isChange,
  type LastWriteQuery,
  NO_SUBSCRIBERS,
  type StoreChange,
  type StoredGame,
  type StoredReplaySnapshot,
} from '../../games/ports/index.js';
import { gameCounts, longestUnwrittenGames, newestGames } from './game-lists.js';
import { JsonColumns } from './json-columns.js';
import type { OrchestratorSchema } from './schema.js';
import { GameStatements, type GameRow } from './statements.js';

/** Games deleted in one write: the writes of other games wait for it. */
const MAX_GAMES_PER_DELETE = 50;

/** Ids in one query: each is a parameter of it. */
const MAX_IDS_PER_QUERY = 1_000;

/** Rows kept in memory, so that a running game is not read before each write: more than one process runs. */
const MAX_CACHED_GAMES = 20_000;

/** Keeps games in an SQLite file or on a Postgres server. `isGame` reads back what was written as JSON. */
export class SqlGameStore<G extends StoredGame> extends GameStore<G> {
  private readonly query: Kysely<OrchestratorSchema>;
  private readonly statements: GameStatements<G>;
  private readonly rows = new LRUCache<string, GameRow<G>>({ max: MAX_CACHED_GAMES });
  private readonly mutex = new KeyedMutex();

  constructor(
    private readonly database: Database<OrchestratorSchema>,
    private readonly isGame: (value: object) => value is G,
    subscribers: EventSubscribers = NO_SUBSCRIBERS,
  ) {
    super();
    this.query = database.query.withPlugin(new JsonColumns());
    this.statements = new GameStatements(database.query, subscribers);
  }

  async insert(change: StoreChange<G>, creation?: Creation): Promise<boolean> {
    const { unit, row } = this.statements.insert(change, creation);
    const outcome = await this.database.write(unit);
    if (outcome === 'conflict' && creation === undefined) throw new Error(`A game ${row.game.id} is there already.`);
    if (outcome === 'written') this.rows.set(row.game.id, row);
    return outcome === 'written';
  }

  async find(id: string): Promise<G | undefined> {
    return (await this.current(id))?.game;
  }

  async lastSeqs(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const seqs = new Map<string, number>();
    const storable = ids.filter(isStorable);
    for (let at = 0; at < storable.length; at += MAX_IDS_PER_QUERY) {
      const some = storable.slice(at, at + MAX_IDS_PER_QUERY);
      const rows = await this.database.query
        .selectFrom('games')
        .select(['id', 'seq'])
        .where('id', 'in', some)
        .execute();
      for (const { id, seq } of rows) seqs.set(id, seq);
    }
    return seqs;
  }

  async countByGame(statuses: readonly string[]): Promise<readonly GameCount[]> {
    return gameCounts(this.database.query, statuses);
  }

  async findCreation(key: string): Promise<Creation | undefined> {
    const row = await this.database.query.selectFrom('creations').selectAll().where('key', '=', key).executeTakeFirst();
    return row && { key: row.key, fingerprint: row.fingerprint, gameId: row.game_id, answer: row.answer };
  }

  async list(query: GameQuery): Promise<GamePage<G>> {
    const rows = await newestGames(this.query, query);
    return pageOf(this.gamesOf(rows), query.limit, 'createdAt');
  }

  async listByLastWrite(query: LastWriteQuery): Promise<GamePage<G>> {
    const rows = await longestUnwrittenGames(this.query, query);
    return pageOf(this.gamesOf(rows), query.limit, 'updatedAt');
  }

  async count(statuses: readonly string[], createdBy?: string): Promise<number> {
    let query = this.database.query.selectFrom('games').where('status', 'in', statuses);
    if (createdBy !== undefined) query = query.where('created_by', '=', createdBy);
    const row = await query.select(({ fn }) => fn.countAll().as('games')).executeTakeFirstOrThrow();
    return Number(row.games);
  }

  update<R extends object>(
    id: string,
    change: (game: G) => StoreChange<G> | R,
  ): Promise<StoreChange<G> | R | undefined> {
    return this.mutex.run(id, () => this.updateNow(id, change));
  }

  async events(id: string, afterSeq: number, limit: number): Promise<readonly EncodedEvent[]> {
    return isStorable(id) ? this.statements.eventsAfter(id, afterSeq, limit).execute() : [];
  }

  async fullEvents(id: string, afterSeq: number, limit: number): Promise<readonly EncodedEvent[]> {
    if (!isStorable(id)) return [];
    const rows = await this.statements.eventsAfter(id, afterSeq, limit).select('hidden').execute();
    return rows.map(({ seq, json, hidden }) => (hidden === null ? { seq, json } : { seq, json, full: hidden }));
  }

  async transcript(id: string, afterNr: number, limit: number): Promise<readonly TranscriptLine[]> {
    if (!isStorable(id)) return [];
    const rows = await this.query
      .selectFrom('transcripts')
      .select('data')
      .where('game_id', '=', id)
      .where('nr', '>', afterNr)
      .orderBy('nr')
      .limit(limit)
      .execute();
    return rows.map(({ data }) => data);
  }

  async stateAt(id: string, seq: number): Promise<GameState | undefined> {
    const row = await this.current(id);
    if (row === undefined || seq > row.game.seq) return undefined;
    const snapshots = await this.query
      .selectFrom('pictures')
      .select(['whole', 'patch'])
      .where('game_id', '=', id)
      .where('seq', '<=', seq)
      .where('nr', '>=', this.statements.lastWholeBefore(id, seq))
      .orderBy('nr')
      .execute();
    const [first, ...later] = snapshots;
    if (first?.whole == null) return undefined;
    const state = later.reduce<unknown>((before, { patch }) => applyPatch(before, patch ?? []), first.whole);
    if (!isGameState(state)) throw new Error(`The patches of game ${id} up to event ${seq} make no state.`);
    return state;
  }

  async snapshots(id: string, skip: number, limit: number): Promise<readonly StoredReplaySnapshot[]> {
    if (!isStorable(id)) return [];
    const rows = await this.database.query
      .selectFrom('pictures')
      .select((expr) => [
        'seq',
        expr.ref('whole').$castTo<string | null>().as('whole'),
        expr.ref('patch').$castTo<string | null>().as('patch'),
      ])
      .where('game_id', '=', id)
      .where('nr', '>', skip)
      .orderBy('nr')
      .limit(limit)
      .execute();
    return rows.map(({ seq, whole, patch }) => ({ seq, json: whole ?? patch ?? '[]', isPatch: whole === null }));
  }

  async prune(
    statuses: readonly string[],
    before: string,
    onPruned?: (games: readonly G[]) => Promise<void>,
  ): Promise<number> {
    let pruned = 0;
    for (;;) {
      const rows = await this.query
        .selectFrom('games')
        .selectAll()
        .where('status', 'in', statuses)
        .where('updated_at', '<', before)
        .limit(MAX_GAMES_PER_DELETE)
        .execute();
      if (rows.length === 0) return pruned;
      const ids = rows.map(({ id }) => id);
      await this.database.write({ statements: this.statements.deleteGames(ids) });
      for (const id of ids) this.rows.delete(id);
      await onPruned?.(rows.map(({ data, state }) => ({ ...data, state })).filter(this.isGame));
      pruned += ids.length;
    }
  }

  private async updateNow<R extends object>(
    id: string,
    change: (game: G) => StoreChange<G> | R,
  ): Promise<StoreChange<G> | R | undefined> {
    for (let row = this.rows.get(id) ?? (await this.read(id)); row !== undefined; row = await this.read(id)) {
      const changed = change(row.game);
      if (!isChange(changed)) {
        // Another process may have written what the row at hand does not show.
        if (this.isAlone || (await this.read(id))?.revision === row.revision) return changed;
        continue;
      }
      const { unit, next } = this.statements.change(row, changed);
      if ((await this.database.write(unit)) === 'written') {
        this.rows.set(id, next);
        return changed;
      }
    }
    return undefined;
  }

  /** A file belongs to one process, so what it wrote last is what stands there; a server's rows are read. */
  private async current(id: string): Promise<GameRow<G> | undefined> {
    return (this.isAlone ? this.rows.get(id) : undefined) ?? this.read(id);
  }

  private get isAlone(): boolean {
    return this.database.dialect === 'sqlite';
  }

  private async read(id: string): Promise<GameRow<G> | undefined> {
    if (!isStorable(id)) return undefined;
    const row = await this.query.selectFrom('games').selectAll().where('id', '=', id).executeTakeFirst();
    return row && this.gameOf(row);
  }

  private gamesOf(rows: readonly Selectable<OrchestratorSchema['games']>[]): readonly G[] {
    return rows.map((row) => this.gameOf(row).game);
  }

  private gameOf(row: Selectable<OrchestratorSchema['games']>): GameRow<G> {
    const { data, state, rules, revision, pictures: snapshots, id } = row;
    const game = { ...data, state, ...(rules !== null && { gameRules: rules }) };
    if (!this.isGame(game)) throw new Error(`The row of game ${id} cannot be read.`);
    return { game, revision, snapshots };
  }
}

/** No database takes this character, so no game has it in its id. */
function isStorable(id: string): boolean {
  return !id.includes('\0');
}
