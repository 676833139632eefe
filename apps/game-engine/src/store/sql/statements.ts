import { type Compilable, type Expression, type Kysely, sql } from 'kysely';
import { type Compiled, type SlotOf, template, type WriteUnit } from '#libs/database';
import type { GameCreation, NextAction } from '../game-record.js';
import type { GameEngineSchema } from './schema.js';

type ActionRow = GameEngineSchema['actions'];

/** The index of the action before; the first has none. */
type Before = { readonly before: number };

const COLUMNS = ['game_id', 'idx', 'action', 'at', 'key', 'fingerprint'] as const;

/** What is written, as SQL. A unit is about one game, and conflicts when that is not as it expects. */
export class GameStatements {
  private readonly first: (row: ActionRow) => Compiled;
  private readonly next: (row: ActionRow & Before) => Compiled;

  constructor(private readonly query: Kysely<GameEngineSchema>) {
    this.first = template<ActionRow>((slot) =>
      appended(query, slot, query.selectFrom('games').select('id').where('id', '=', slot('game_id'))),
    );
    this.next = template<ActionRow & Before>((slot) => {
      const before = query.selectFrom('actions').select('idx').where('game_id', '=', slot('game_id'));
      return appended(query, slot, before.where('idx', '=', slot('before')));
    });
  }

  /** Expects no game of that id. */
  add(creation: GameCreation): WriteUnit {
    const guard = this.query
      .insertInto('games')
      .values({ id: creation.id, creation: JSON.stringify(creation) })
      .onConflict((clash) => clash.doNothing())
      .compile();
    return { key: creation.id, guard, statements: [] };
  }

  start(id: string, at: string): WriteUnit {
    const guard = this.query
      .updateTable('games')
      .set((eb) => ({ started_at: eb.fn.coalesce('started_at', eb.val(at)) }))
      .where('id', '=', id)
      .compile();
    return { key: id, guard, statements: [] };
  }

  /** Expects `index` actions: there is the one before it, or the game, and none with that index. */
  append(id: string, { index, recorded, isLast }: NextAction): WriteUnit {
    const { action, at, request } = recorded;
    const { key, fingerprint } = request ?? { key: null, fingerprint: null };
    const row = { game_id: id, idx: index, action: JSON.stringify(action), at, key, fingerprint };
    const guard = index === 0 ? this.first(row) : this.next({ ...row, before: index - 1 });
    const finish = this.query.updateTable('games').set({ finished_at: at }).where('id', '=', id);
    return { key: id, guard, statements: isLast ? [finish.compile()] : [] };
  }

  /** Its actions go with it. */
  remove(id: string): WriteUnit {
    return { key: id, guard: this.query.deleteFrom('games').where('id', '=', id).compile(), statements: [] };
  }
}

/** An action, where what it comes after is there and no other has its index. */
function appended(query: Kysely<GameEngineSchema>, slot: SlotOf<ActionRow>, before: Expression<unknown>): Compilable {
  const row = query
    .selectNoFrom([
      slot('game_id').as('game_id'),
      sql<number>`cast(${slot('idx')} as integer)`.as('idx'),
      slot('action').as('action'),
      slot('at').as('at'),
      slot('key').as('key'),
      slot('fingerprint').as('fingerprint'),
    ])
    .where((eb) => eb.exists(before));
  return query
    .insertInto('actions')
    .columns(COLUMNS)
    .expression(row)
    .onConflict((clash) => clash.doNothing());
}
