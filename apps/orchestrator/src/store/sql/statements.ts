import type { CompiledQuery, Kysely, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { WriteUnit } from '#libs/database';
import { patchBetween } from '#libs/protocol';
import type { Creation, StoreChange, StoredGame, StoredSnapshot } from '../../games/ports/index.js';
import type { OrchestratorSchema } from './schema.js';
import { type SnapshotRow, type StepTemplates, stepTemplates } from './step-templates.js';

/** Every how many snapshots a whole one is stored: none is more than this many patches away from a whole one. */
const WHOLE_SNAPSHOT_INTERVAL = 50;

/** A game as it stands in its row. */
export interface GameRow<G> {
  readonly game: G;
  readonly revision: number;
  /** How many snapshots it has. */
  readonly snapshots: number;
}

/** What is written, as SQL. */
export class GameStatements<G extends StoredGame> {
  private readonly step: StepTemplates;

  constructor(private readonly query: Kysely<OrchestratorSchema>) {
    this.step = stepTemplates(query);
  }

  /** A new game. The key of its creation decides whether it is written, if it has one. */
  insert(game: G, snapshot: StoredSnapshot, creation?: Creation): WriteUnit {
    const [insertGame, insertSnapshot] = this.insertGame(game, snapshot);
    if (creation === undefined) return { key: gameKey(game.id), guard: insertGame, statements: [insertSnapshot] };
    const guard = this.insertCreation(creation);
    return { key: `creation ${creation.key}`, guard, statements: [insertGame, insertSnapshot] };
  }

  /** The unit that writes a change, and the row as it then stands. It holds only while the row is at its revision. */
  change(
    row: GameRow<G>,
    { game, events, snapshot, transcript = [] }: StoreChange<G>,
  ): { unit: WriteUnit; next: GameRow<G> } {
    const next = { game, revision: row.revision + 1, snapshots: row.snapshots + (snapshot === undefined ? 0 : 1) };
    const { revision, snapshots } = next;
    const columns = { id: game.id, before: row.revision, revision, pictures: snapshots, ...columnsOf(game) };
    const guard =
      snapshot === undefined
        ? this.step.advance(columns)
        : this.step.advanceWithState({ ...columns, state: JSON.stringify(snapshot.state) });
    const rows = events.map((event) => ({ game_id: game.id, seq: event.seq, data: JSON.stringify(event) }));
    const lines = transcript.map((line) => ({ game_id: game.id, nr: line.nr, data: JSON.stringify(line) }));
    const statements = [
      ...(lines.length === 0 ? [] : [this.step.insertTranscript(lines)]),
      ...(rows.length === 0 ? [] : [this.step.insertEvents(rows)]),
      ...(snapshot === undefined ? [] : [this.step.insertSnapshot(snapshotRow(row.game, snapshot, snapshots))]),
    ];
    return { unit: { key: gameKey(game.id), guard, statements }, next };
  }

  /** The number of the whole snapshot that the one at event `seq` is rebuilt from. */
  lastWholeBefore(id: string, seq: number): RawBuilder<number> {
    return sql<number>`(${this.query
      .selectFrom('pictures')
      .select(({ fn }) => fn.max('nr').as('nr'))
      .where('game_id', '=', id)
      .where('seq', '<=', seq)
      .where('whole', 'is not', null)})`;
  }

  /** Events and snapshots go with their game. */
  deleteGames(ids: readonly string[]): readonly CompiledQuery[] {
    return [
      this.query.deleteFrom('creations').where('game_id', 'in', ids).compile(),
      this.query.deleteFrom('games').where('id', 'in', ids).compile(),
    ];
  }

  private insertCreation({ key, fingerprint, gameId, answer }: Creation): CompiledQuery {
    const values = { key, fingerprint, game_id: gameId, answer };
    return this.query
      .insertInto('creations')
      .values(values)
      .onConflict((clash) => clash.doNothing())
      .compile();
  }

  private insertGame(game: G, { seq, state }: StoredSnapshot): readonly [CompiledQuery, CompiledQuery] {
    const row = { id: game.id, created_at: game.createdAt, revision: 1, pictures: 1, ...columnsOf(game) };
    const snapshot = { game_id: game.id, nr: 1, seq, whole: JSON.stringify(state), patch: null };
    return [
      this.query
        .insertInto('games')
        .values({ ...row, state: JSON.stringify(state) })
        .onConflict((clash) => clash.doNothing())
        .compile(),
      this.query.insertInto('pictures').values(snapshot).compile(),
    ];
  }
}

/** Names a game's rows. */
function gameKey(id: string): string {
  return `game ${id}`;
}

function snapshotRow(
  { id: game_id, state: before }: StoredGame,
  { seq, state }: StoredSnapshot,
  nr: number,
): SnapshotRow {
  const place = { game_id, nr, seq };
  return nr % WHOLE_SNAPSHOT_INTERVAL === 1
    ? { ...place, whole: JSON.stringify(state), patch: null }
    : { ...place, whole: null, patch: JSON.stringify(patchBetween(before, state)) };
}

function columnsOf(game: StoredGame): { status: string; seq: number; updated_at: string; data: string } {
  const { state: _, ...data } = game;
  return { status: game.status, seq: game.seq, updated_at: game.updatedAt, data: JSON.stringify(data) };
}
