// npm run scaling [-- costs.json]: what one million spectators of one game and 100,000 concurrent games need, computed
// from measured costs, as the tables of docs/scaling.md.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fail } from './log.mjs';
import { inRoot } from './paths.mjs';
import { assumptionsTable, manyGames, manyViewers } from './scaling-plans.mjs';

const [given] = process.argv.slice(2);

try {
  const file = given === undefined ? inRoot('docs/performance/costs.json') : resolve(given);
  /** @type {import('./scaling-plans.mjs').Costs} */
  const costs = JSON.parse(await readFile(file, 'utf8'));
  process.stdout.write([assumptionsTable(), manyViewers(costs), manyGames(costs)].join('\n\n') + '\n');
} catch (error) {
  fail(error);
}
