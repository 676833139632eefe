import type { CompiledQuery, Kysely, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { WriteUnit } from '#libs/database';
import { patchBetween } from '#libs/protocol';
import type { Creation, StoreChange, StoredGame, StoredPicture } from '../../games/ports/index.js';
import type { OrchestratorSchema } from './schema.js';
import { type PictureRow, type StepTemplates, stepTemplates } from './step-templates.js';

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
  private readonly step: StepTemplates;

  constructor(private readonly query: Kysely<OrchestratorSchema>) {
    this.step = stepTemplates(query);
  }

  /** A new game. The key of its creation decides whether it is written, if it has one. */
  insert(game: G, picture: StoredPicture, creation?: Creation): WriteUnit {
    const [insertGame, insertPicture] = this.insertGame(game, picture);
    if (creation === undefined) return { key: gameKey(game.id), guard: insertGame, statements: [insertPicture] };
    const guard = this.insertCreation(creation);
    return { key: `creation ${creation.key}`, guard, statements: [insertGame, insertPicture] };
  }

  /** The unit that writes a change, and the row as it then stands. It holds only while the row is at its revision. */
  change(row: GameRow<G>, { game, events, picture }: StoreChange<G>): { unit: WriteUnit; next: GameRow<G> } {
    const next = { game, revision: row.revision + 1, pictures: row.pictures + (picture === undefined ? 0 : 1) };
    const { revision, pictures } = next;
    const columns = { id: game.id, before: row.revision, revision, pictures, ...columnsOf(game) };
    const guard =
      picture === undefined
        ? this.step.advance(columns)
        : this.step.advanceWithState({ ...columns, state: JSON.stringify(picture.state) });
    const rows = events.map((event) => ({ game_id: game.id, seq: event.seq, data: JSON.stringify(event) }));
    const statements = [
      ...(rows.length === 0 ? [] : [this.step.insertEvents(rows)]),
      ...(picture === undefined ? [] : [this.step.insertPicture(pictureRow(row.game, picture, pictures))]),
    ];
    return { unit: { key: gameKey(game.id), guard, statements }, next };
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

  private insertCreation({ key, fingerprint, gameId, answer }: Creation): CompiledQuery {
    const values = { key, fingerprint, game_id: gameId, answer };
    return this.query
      .insertInto('creations')
      .values(values)
      .onConflict((clash) => clash.doNothing())
      .compile();
  }

  private insertGame(game: G, { seq, state }: StoredPicture): readonly [CompiledQuery, CompiledQuery] {
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
}

/** Names a game's rows. */
function gameKey(id: string): string {
  return `game ${id}`;
}

function pictureRow({ id: game_id, state: before }: StoredGame, { seq, state }: StoredPicture, nr: number): PictureRow {
  const place = { game_id, nr, seq };
  return nr % WHOLE_EVERY === 1
    ? { ...place, whole: JSON.stringify(state), patch: null }
    : { ...place, whole: null, patch: JSON.stringify(patchBetween(before, state)) };
}

function columnsOf(game: StoredGame): { status: string; seq: number; updated_at: string; data: string } {
  const { state: _, ...data } = game;
  return { status: game.status, seq: game.seq, updated_at: game.updatedAt, data: JSON.stringify(data) };
}
