import type { CompiledQuery, Expression, Kysely } from 'kysely';
import type { WriteUnit } from '#libs/database';
import type { GameCreation, NextAction } from '../game-record.js';
import type { GameEngineSchema } from './schema.js';

/** What is written, as SQL. A unit conflicts when the game is not as it expects. */
export class GameStatements {
  constructor(private readonly query: Kysely<GameEngineSchema>) {}

  /** Expects no game of that id. */
  add(creation: GameCreation): WriteUnit {
    const row = { id: creation.id, creation: JSON.stringify(creation) };
    const guard = this.query
      .insertInto('games')
      .values(row)
      .onConflict((clash) => clash.doNothing())
      .compile();
    return { guard, statements: [] };
  }

  start(id: string, at: string): WriteUnit {
    const guard = this.query
      .updateTable('games')
      .set((eb) => ({ started_at: eb.fn.coalesce('started_at', eb.val(at)) }))
      .where('id', '=', id)
      .compile();
    return { guard, statements: [] };
  }

  /** Expects as many actions as the index says: there is the one before it, or the game, and none with that index. */
  append(id: string, { index, recorded, isLast }: NextAction): WriteUnit {
    const { action, at, request } = recorded;
    const row = this.query
      .selectNoFrom((eb) => [
        eb.val(id).as('game_id'),
        eb.cast<number>(eb.val(index), 'integer').as('idx'),
        eb.val(JSON.stringify(action)).as('action'),
        eb.val(at).as('at'),
        eb.val(request?.key ?? null).as('key'),
        eb.val(request?.fingerprint ?? null).as('fingerprint'),
      ])
      .where((eb) => eb.exists(this.before(id, index)));
    const guard = this.query
      .insertInto('actions')
      .columns(['game_id', 'idx', 'action', 'at', 'key', 'fingerprint'])
      .expression(row)
      .onConflict((clash) => clash.doNothing())
      .compile();
    return { guard, statements: isLast ? [this.finish(id, at)] : [] };
  }

  /** Its actions go with it. */
  remove(id: string): WriteUnit {
    return { guard: this.query.deleteFrom('games').where('id', '=', id).compile(), statements: [] };
  }

  private finish(id: string, at: string): CompiledQuery {
    return this.query.updateTable('games').set({ finished_at: at }).where('id', '=', id).compile();
  }

  /** What an action comes after. */
  private before(id: string, index: number): Expression<unknown> {
    if (index === 0) return this.query.selectFrom('games').select('id').where('id', '=', id);
    return this.query
      .selectFrom('actions')
      .select('idx')
      .where('game_id', '=', id)
      .where('idx', '=', index - 1);
  }
}
