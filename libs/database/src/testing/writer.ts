// A process of its own, for tests to kill. With `hold` it opens a database and waits; with `write` it writes notes,
// eight at a time and two rows each, and prints the name of each that was acknowledged; with `visit` it writes one,
// closes, and is over when nothing is open any more.
import type { Database } from '../database.js';
import { type Notes, type Place, insertLine, insertNote, openNotes } from './notes.js';

const [task, where = '{}'] = process.argv.slice(2);
const place = JSON.parse(where) as Place;
const database = await openNotes(place);
process.stdout.write('open\n');
if (task === 'hold') setInterval(() => {}, 60_000);
if (task === 'write') await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(async (lane) => writeForEver(database, lane)));
if (task === 'visit') {
  await writeNote(database, 'visit');
  await database.close();
}

async function writeForEver(into: Database<Notes>, lane: number): Promise<never> {
  for (let count = 0; ; count++) {
    const id = `${process.pid}-${lane}-${count}`;
    await writeNote(into, id);
    process.stdout.write(`${id}\n`);
  }
}

async function writeNote(into: Database<Notes>, id: string): Promise<void> {
  await into.write({ statements: [insertNote(into, id), insertLine(into, id, 1)] });
}
