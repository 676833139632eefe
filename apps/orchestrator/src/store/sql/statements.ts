import type { CompiledQuery, Kysely, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { WriteUnit } from '#libs/database';
import { type NumberedEvent, patchBetween } from '#libs/protocol';
import type { Creation, StoreChange, StoredGame, StoredPicture } from '../game-store.js';
import type { OrchestratorSchema } from './schema.js';

/** Every so many pictures a whole one is kept, so that none is more than this many patches away. */
const WHOLE_EVERY = 50;

/** A game as it stands in its row. */
export interface GameRow<G> {
  readonly game: G;
  readonly revision: number;
  /** How many pictures it has. */
  readonly pictures: number;
}

/** What is written, as SQL. */
export class GameStatements<G extends StoredGame> {
  constructor(private readonly query: Kysely<OrchestratorSchema>) {}

  insertCreation({ key, fingerprint, gameId, answer }: Creation): CompiledQuery {
    const values = { key, fingerprint, game_id: gameId, answer };
    return this.query
      .insertInto('creations')
      .values(values)
      .onConflict((clash) => clash.doNothing())
      .compile();
  }

  insertGame(game: G, { seq, state }: StoredPicture): readonly CompiledQuery[] {
    const row = { id: game.id, created_at: game.createdAt, revision: 1, pictures: 1, ...columnsOf(game) };
    const picture = { game_id: game.id, nr: 1, seq, whole: JSON.stringify(state), patch: null };
    return [
      this.query
        .insertInto('games')
        .values({ ...row, state: JSON.stringify(state) })
        .onConflict((clash) => clash.doNothing())
        .compile(),
      this.query.insertInto('pictures').values(picture).compile(),
    ];
  }

  /** The unit that writes a change, and the row as it then stands. It holds only while the row is at its revision. */
  change(row: GameRow<G>, { game, events, picture }: StoreChange<G>): { unit: WriteUnit; next: GameRow<G> } {
    const revision = row.revision + 1;
    const pictures = row.pictures + (picture === undefined ? 0 : 1);
    const guard = this.query
      .updateTable('games')
      .set({ revision, pictures, ...columnsOf(game), ...(picture && { state: JSON.stringify(picture.state) }) })
      .where('id', '=', game.id)
      .where('revision', '=', row.revision)
      .compile();
    const statements = [
      ...(events.length === 0 ? [] : [this.insertEvents(game.id, events)]),
      ...(picture === undefined ? [] : [this.insertPicture(row, picture, pictures)]),
    ];
    return { unit: { key: keyOf(game.id), guard, statements }, next: { game, revision, pictures } };
  }

  /** The number of the whole picture that the one at event `seq` is rebuilt from. */
  lastWholeBefore(id: string, seq: number): RawBuilder<number> {
    return sql<number>`(${this.query
      .selectFrom('pictures')
      .select(({ fn }) => fn.max('nr').as('nr'))
      .where('game_id', '=', id)
      .where('seq', '<=', seq)
      .where('whole', 'is not', null)})`;
  }

  /** Events and pictures go with their game. */
  deleteGames(ids: readonly string[]): readonly CompiledQuery[] {
    return [
      this.query.deleteFrom('creations').where('game_id', 'in', ids).compile(),
      this.query.deleteFrom('games').where('id', 'in', ids).compile(),
    ];
  }

  private insertEvents(gameId: string, events: readonly NumberedEvent[]): CompiledQuery {
    const values = events.map((event) => ({ game_id: gameId, seq: event.seq, data: JSON.stringify(event) }));
    return this.query.insertInto('events').values(values).compile();
  }

  private insertPicture({ game }: GameRow<G>, { seq, state }: StoredPicture, nr: number): CompiledQuery {
    const isWhole = nr % WHOLE_EVERY === 1;
    const values = {
      game_id: game.id,
      nr,
      seq,
      whole: isWhole ? JSON.stringify(state) : null,
      patch: isWhole ? null : JSON.stringify(patchBetween(game.state, state)),
    };
    return this.query.insertInto('pictures').values(values).compile();
  }
}

function columnsOf(game: StoredGame): { status: string; seq: number; updated_at: string; data: string } {
  const { state: _, ...data } = game;
  return { status: game.status, seq: game.seq, updated_at: game.updatedAt, data: JSON.stringify(data) };
}

/** Names a game's rows. */
function keyOf(id: string): string {
  return `game ${id}`;
}
