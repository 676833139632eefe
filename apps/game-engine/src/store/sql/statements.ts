import type { Kysely } from 'kysely';
import type { WriteUnit } from '#libs/database';
import type { GameCreation, NextAction } from '../game-record.js';
import type { GameEngineSchema } from './schema.js';

/** What is written, as SQL. A unit is about one game, and conflicts when that is not as it expects. */
export class GameStatements {
  constructor(private readonly query: Kysely<GameEngineSchema>) {}

  /** Expects no game of that id. */
  add(creation: GameCreation): WriteUnit {
    const row = { id: creation.id, creation: JSON.stringify(creation), action_count: 0 };
    const guard = this.query
      .insertInto('games')
      .values(row)
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

  /** Expects as many actions as the index says. */
  append(id: string, { index, recorded, isLast }: NextAction): WriteUnit {
    const { action, at, request } = recorded;
    const guard = this.query
      .updateTable('games')
      .set({ action_count: index + 1, ...(isLast && { finished_at: at }) })
      .where('id', '=', id)
      .where('action_count', '=', index)
      .compile();
    const row = { game_id: id, idx: index, action: JSON.stringify(action), at, ...request };
    return { key: id, guard, statements: [this.query.insertInto('actions').values(row).compile()] };
  }

  /** Its actions go with it. */
  remove(id: string): WriteUnit {
    return { key: id, guard: this.query.deleteFrom('games').where('id', '=', id).compile(), statements: [] };
  }
}
