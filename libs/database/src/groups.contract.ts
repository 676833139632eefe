import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Database, DatabaseUnavailable, type WriteOutcome, type WriteUnit } from './index.js';
import { type Notes, type Place, insertLine, insertNote, noteIds, openNotes, raiseNote } from './testing/notes.js';

const IDS = ['e', 'b', 'd', 'a', 'c'];

/** What a Database promises on either dialect of units that are about something, and may share a transaction. */
export function describeGroups(name: string, place: () => Promise<Place>): void {
  describe(`${name}, written to by units that have a key`, () => {
    let database: Database<Notes>;
    beforeEach(async () => {
      database = await openNotes(await place());
      await database.write({ statements: IDS.map((id) => insertNote(database, id)) });
    });
    afterEach(async () => database.close());

    /** Raises a note to revision 2 and gives it a line. */
    const raising = (key: string, from = 1): WriteUnit => ({
      key,
      guard: raiseNote(database, key, from),
      statements: [insertLine(database, key, 1)],
    });
    const refused = (key: string): WriteUnit => ({ ...raising(key), statements: [insertNote(database, key)] });
    const writeAll = async (units: readonly WriteUnit[]): Promise<PromiseSettledResult<WriteOutcome>[]> =>
      Promise.allSettled(units.map(async (unit) => database.write(unit)));
    const raised = async (): Promise<string[]> => {
      const notes = await database.query.selectFrom('notes').select('id').where('revision', '=', 2).execute();
      return notes.map(({ id }) => id).toSorted();
    };
    const lined = async (): Promise<string[]> => {
      const lines = await database.query.selectFrom('lines').select('note_id').orderBy('note_id').execute();
      return lines.map((line) => line.note_id);
    };
    const outcomesOf = (settled: readonly PromiseSettledResult<WriteOutcome>[]): string[] =>
      settled.map((result) => (result.status === 'fulfilled' ? result.value : result.status));

    it('writes them all', async () => {
      expect(outcomesOf(await writeAll(IDS.map((id) => raising(id))))).toEqual(IDS.map(() => 'written'));
      expect(await raised()).toEqual(IDS.toSorted());
      expect(await lined()).toEqual(IDS.toSorted());
    });

    it('writes the others of a group when a guard in its middle does not hold', async () => {
      const settled = await writeAll(IDS.map((id) => raising(id, id === 'd' ? 7 : 1)));
      expect(outcomesOf(settled)).toEqual(['written', 'written', 'conflict', 'written', 'written']);
      expect(await raised()).toEqual(['a', 'b', 'c', 'e']);
      expect(await lined()).toEqual(['a', 'b', 'c', 'e']);
    });

    it('writes the others of a group when a statement in its middle is refused, and names the unit', async () => {
      const settled = await writeAll(IDS.map((id) => (id === 'd' ? refused(id) : raising(id))));
      expect(outcomesOf(settled)).toEqual(['written', 'written', 'rejected', 'written', 'written']);
      const refusal: unknown = settled.find((result) => result.status === 'rejected')?.reason;
      expect(refusal).not.toBeInstanceOf(DatabaseUnavailable);
      expect(String(refusal)).toMatch(/unique/i);
      expect(await raised()).toEqual(['a', 'b', 'c', 'e']);
      expect(await lined()).toEqual(['a', 'b', 'c', 'e']);
    });

    it('conflicts, rather than fails, where a guard does not hold and the statements would be refused too', async () => {
      const units = [{ ...refused('a'), guard: raiseNote(database, 'a', 7) }, raising('b')];
      expect(outcomesOf(await writeAll(units))).toEqual(['conflict', 'written']);
      expect(await database.write({ ...refused('c'), guard: raiseNote(database, 'c', 7) })).toBe('conflict');
    });

    it('writes one of many that raise the same revision', async () => {
      const racers = Array.from({ length: 20 }, (_, line) => ({
        ...raising('a'),
        statements: [insertLine(database, 'a', line)],
      }));
      const outcomes = outcomesOf(await writeAll([...racers, raising('b')]));
      expect(outcomes.pop()).toBe('written');
      expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(19);
      const lines = await database.query.selectFrom('lines').select('line').where('note_id', '=', 'a').execute();
      expect(lines).toEqual([{ line: outcomes.indexOf('written') }]);
    });

    it('keeps every one of many', async () => {
      const ids = Array.from({ length: 1_000 }, (_, index) => `n${index}`);
      await Promise.all(ids.map(async (key) => database.write({ key, statements: [insertNote(database, key)] })));
      expect(await noteIds(database)).toEqual([...IDS, ...ids].toSorted());
    });
  });
}
