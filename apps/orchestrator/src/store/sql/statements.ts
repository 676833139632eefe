import type { CompiledQuery, Kysely, RawBuilder } from 'kysely';
import { sql, type SelectQueryBuilder } from 'kysely';
import type { Compiled, WriteUnit } from '#libs/database';
import {
  type Creation,
  type EncodedEvent,
  type EncodedSnapshot,
  type EventSubscribers,
  NO_SUBSCRIBERS,
  partsOf,
  type StoreChange,
  type StoredGame,
} from '../../games/ports/index.js';
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

  constructor(
    private readonly query: Kysely<OrchestratorSchema>,
    private readonly subscribers: EventSubscribers,
  ) {
    this.step = stepTemplates(query);
  }

  /** A new game, and its row. The key of its creation decides whether it is written, if it has one. */
  insert(change: StoreChange<G>, creation?: Creation): { unit: WriteUnit; row: GameRow<G> } {
    const { game, events, snapshot, shownFirst } = change;
    const snapshots = snapshot === undefined ? 1 : 2;
    const state = JSON.stringify(game.state);
    const hidden = { hidden_whole: shownFirst === undefined ? null : state, hidden_patch: null };
    const first = { game_id: game.id, nr: 1, seq: 0, whole: shownFirst ?? state, patch: null, ...hidden };
    const insertGame = this.insertGame(game, state, snapshots);
    const statements = [
      this.step.insertSnapshot(first),
      ...this.insertEvents(game.id, events),
      ...(snapshot === undefined ? [] : [this.step.insertSnapshot(snapshotRow(game.id, snapshot, snapshots))]),
      ...this.enqueue(game, events),
    ];
    const row = { game, revision: 1, snapshots };
    if (creation === undefined) return { unit: { key: gameKey(game.id), guard: insertGame, statements }, row };
    const guard = this.insertCreation(creation);
    return { unit: { key: `creation ${creation.key}`, guard, statements: [insertGame, ...statements] }, row };
  }

  /** The unit that writes a change, and the row as it then stands. It holds only while the row is at its revision. */
  change(
    row: GameRow<G>,
    { game, events, snapshot, transcript = [], reveals = false }: StoreChange<G>,
  ): { unit: WriteUnit; next: GameRow<G> } {
    const next = { game, revision: row.revision + 1, snapshots: row.snapshots + (snapshot === undefined ? 0 : 1) };
    const { revision, snapshots } = next;
    const columns = { id: game.id, before: row.revision, revision, pictures: snapshots, ...columnsOf(game) };
    const guard =
      snapshot === undefined
        ? this.step.advance(columns)
        : this.step.advanceWithState({ ...columns, state: snapshot.full?.state ?? snapshot.state });
    const lines = transcript.map((line) => ({ game_id: game.id, nr: line.nr, data: JSON.stringify(line) }));
    const statements = [
      ...(lines.length === 0 ? [] : [this.step.insertTranscript(lines)]),
      ...this.insertEvents(game.id, events),
      ...(snapshot === undefined ? [] : [this.step.insertSnapshot(snapshotRow(game.id, snapshot, snapshots))]),
      ...this.enqueue(game, events),
      ...(reveals ? this.reveal(game.id) : []),
    ];
    return { unit: { key: gameKey(game.id), guard, statements }, next };
  }

  /** Not parsed: they are passed on as they stand there. */
  eventsAfter(
    id: string,
    seq: number,
    limit: number,
  ): SelectQueryBuilder<OrchestratorSchema, 'events', { seq: number; json: string }> {
    return this.query
      .selectFrom('events')
      .select((expr) => ['seq', expr.ref('data').$castTo<string>().as('json')])
      .where('game_id', '=', id)
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(limit);
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

  /** What was hidden takes the place of what was shown: every reader sees all of it from now on. */
  private reveal(id: string): readonly CompiledQuery[] {
    return [
      this.query
        .updateTable('events')
        .set((expr) => ({ data: sql<string>`${expr.ref('hidden')}`, hidden: null }))
        .where('game_id', '=', id)
        .where('hidden', 'is not', null)
        .compile(),
      this.query
        .updateTable('pictures')
        .set((expr) => ({
          whole: sql<string>`${expr.ref('hidden_whole')}`,
          patch: sql<string>`${expr.ref('hidden_patch')}`,
          hidden_whole: null,
          hidden_patch: null,
        }))
        .where('game_id', '=', id)
        .where((expr) => expr.or([expr('hidden_whole', 'is not', null), expr('hidden_patch', 'is not', null)]))
        .compile(),
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

  private insertGame(game: G, state: string, pictures: number): CompiledQuery {
    const created = { created_at: game.createdAt, created_by: game.createdBy ?? null };
    const played = {
      game_key: game.gameKey ?? null,
      tournament_id: game.tournament?.tournament_id ?? null,
      rules: game.gameRules ?? null,
    };
    const row = { id: game.id, ...created, ...played, revision: 1, pictures, state, ...columnsOf(game) };
    return this.query
      .insertInto('games')
      .values(row)
      .onConflict((clash) => clash.doNothing())
      .compile();
  }

  private insertEvents(id: string, events: readonly EncodedEvent[]): readonly Compiled[] {
    if (events.length === 0) return [];
    return [
      this.step.insertEvents(
        events.map(({ seq, json, full = null }) => ({ game_id: id, seq, data: json, hidden: full })),
      ),
    ];
  }

  /** One small row for each subscriber, whatever the number of events. */
  private enqueue(game: G, events: readonly EncodedEvent[]): readonly Compiled[] {
    if (this.subscribers === NO_SUBSCRIBERS) return [];
    const ranges = new Map<string, { readonly first: number; readonly last: number }>();
    for (const event of events) {
      for (const webhook of this.subscribers.to(partsOf(event).name)) {
        ranges.set(webhook, { first: ranges.get(webhook)?.first ?? event.seq, last: event.seq });
      }
    }
    if (ranges.size === 0) return [];
    const common = { game_id: game.id, failures: 0, due_at: game.updatedAt };
    const rows = [...ranges].map(([webhook, { first, last }]) => ({
      ...common,
      webhook,
      next_seq: first,
      last_seq: last,
    }));
    return [this.step.enqueue(rows)];
  }
}

/** Names a game's rows. */
export function gameKey(id: string): string {
  return `game ${id}`;
}

function snapshotRow(game_id: string, { seq, state, patch, full }: EncodedSnapshot, nr: number): SnapshotRow {
  const isWhole = nr % WHOLE_SNAPSHOT_INTERVAL === 1;
  return {
    game_id,
    nr,
    seq,
    whole: isWhole ? state : null,
    patch: isWhole ? null : patch,
    hidden_whole: (isWhole ? full?.state : undefined) ?? null,
    hidden_patch: (isWhole ? undefined : full?.patch) ?? null,
  };
}

function columnsOf(game: StoredGame): { status: string; seq: number; updated_at: string; data: string } {
  const { state: _state, gameRules: _rules, ...data } = game;
  return { status: game.status, seq: game.seq, updated_at: game.updatedAt, data: JSON.stringify(data) };
}
