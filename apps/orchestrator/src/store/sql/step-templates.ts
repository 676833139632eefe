import type { Compilable, Insertable, Kysely, UpdateQueryBuilder, UpdateResult } from 'kysely';
import { type Compiled, rowsTemplate, type SlotOf, template } from '#libs/database';
import type { OrchestratorSchema } from './schema.js';

/** A row of `games` after a change, but for its state. It holds only while the row is at revision `before`. */
export type Advance = Omit<Insertable<OrchestratorSchema['games']>, 'created_at' | 'state' | 'game_key' | 'rules'> & {
  readonly before: number;
};

type EventRow = Required<Insertable<OrchestratorSchema['events']>>;
type QueueRow = Insertable<OrchestratorSchema['webhook_queue']>;
type TranscriptRow = Insertable<OrchestratorSchema['transcripts']>;
export type SnapshotRow = Required<Insertable<OrchestratorSchema['pictures']>>;

/** What runs with every step. */
export interface StepTemplates {
  advance(row: Advance): Compiled;
  advanceWithState(row: Advance & { readonly state: string }): Compiled;
  insertEvents(rows: readonly EventRow[]): Compiled;
  insertTranscript(rows: readonly TranscriptRow[]): Compiled;
  insertSnapshot(row: SnapshotRow): Compiled;
  /** A game that is in the queue of a webhook stays at its place there. */
  enqueue(rows: readonly QueueRow[]): Compiled;
}

export function stepTemplates(query: Kysely<OrchestratorSchema>): StepTemplates {
  return {
    advance: template<Advance>((slot) => advance(query, slot)),
    advanceWithState: template<Advance & { readonly state: string }>((slot) =>
      advance(query, slot).set({ state: slot('state') }),
    ),
    insertEvents: rowsTemplate<EventRow>((rows) =>
      query.insertInto('events').values(
        rows.map((slot) => ({
          game_id: slot('game_id'),
          seq: slot('seq'),
          data: slot('data'),
          hidden: slot('hidden'),
        })),
      ),
    ),
    insertTranscript: rowsTemplate<TranscriptRow>((rows) =>
      query
        .insertInto('transcripts')
        .values(rows.map((slot) => ({ game_id: slot('game_id'), nr: slot('nr'), data: slot('data') }))),
    ),
    insertSnapshot: template<SnapshotRow>((slot) =>
      query.insertInto('pictures').values({
        game_id: slot('game_id'),
        nr: slot('nr'),
        seq: slot('seq'),
        whole: slot('whole'),
        patch: slot('patch'),
        hidden_whole: slot('hidden_whole'),
        hidden_patch: slot('hidden_patch'),
      }),
    ),
    enqueue: rowsTemplate<QueueRow>((rows) => enqueue(query, rows)),
  };
}

function enqueue(query: Kysely<OrchestratorSchema>, rows: readonly SlotOf<QueueRow>[]): Compilable {
  const values = rows.map((slot) => ({
    game_id: slot('game_id'),
    webhook: slot('webhook'),
    next_seq: slot('next_seq'),
    last_seq: slot('last_seq'),
    failures: slot('failures'),
    due_at: slot('due_at'),
  }));
  return query
    .insertInto('webhook_queue')
    .values(values)
    .onConflict((clash) =>
      clash.columns(['game_id', 'webhook']).doUpdateSet((expr) => ({ last_seq: expr.ref('excluded.last_seq') })),
    );
}

function advance(
  query: Kysely<OrchestratorSchema>,
  slot: SlotOf<Advance>,
): UpdateQueryBuilder<OrchestratorSchema, 'games', 'games', UpdateResult> {
  return query
    .updateTable('games')
    .set({
      status: slot('status'),
      seq: slot('seq'),
      revision: slot('revision'),
      pictures: slot('pictures'),
      updated_at: slot('updated_at'),
      data: slot('data'),
    })
    .where('id', '=', slot('id'))
    .where('revision', '=', slot('before'));
}
