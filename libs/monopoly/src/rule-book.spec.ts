import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { WRITES_TABLE } from './testing/knobs.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const BOOK = join(HERE, '../../../docs/rules.md');
const HEAD = '| statement | tests |';

interface Proof {
  readonly id: string;
  readonly spec: string;
  readonly title: string;
}

/** Test names begin with the statements that they prove: `it('B2, B8: follows at once …')`. */
function proofsIn(spec: string): readonly Proof[] {
  const text = readFileSync(join(HERE, spec), 'utf8');
  const names = text.matchAll(/\(\s*'((?:[A-Z]\d{1,2}, )*[A-Z]\d{1,2}): ([^'\n]*)'/g);
  return [...names].flatMap(([, ids = '', title = '']) => ids.split(', ').map((id) => ({ id, spec, title })));
}

const book = readFileSync(BOOK, 'utf8');
const statements = [...book.matchAll(/^- \*\*([A-Z]\d{1,2})\*\* /gm)].map(([, id = '']) => id);
const proofs = readdirSync(HERE)
  .filter((file) => file.endsWith('.spec.ts'))
  .toSorted()
  .flatMap(proofsIn);

function row(id: string): string {
  const own = proofs.filter((proof) => proof.id === id);
  const specs = [...new Set(own.map(({ spec }) => spec))];
  const titles = (spec: string): string =>
    own
      .filter((proof) => proof.spec === spec)
      .map(({ title }) => title.replaceAll('|', '/'))
      .join('; ');
  return `| ${id} | ${specs.map((spec) => `${spec.replace('.spec.ts', '')}: ${titles(spec)}`).join(' – ')} |`;
}

/** A table as it means, however it is aligned. */
const words = (table: string): readonly string[] =>
  table
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line.startsWith('| ') && !line.startsWith('| --'));

describe('the rule book', () => {
  const at = book.indexOf(HEAD) === -1 ? book.search(/^\| statement +\| tests/m) : book.indexOf(HEAD);
  const table = [HEAD, '| --- | --- |', ...statements.map(row)].join('\n');
  if (WRITES_TABLE) writeFileSync(BOOK, `${book.slice(0, at)}${table}\n`);

  it('has a test for each of its statements', () => {
    expect(statements.filter((id) => !proofs.some((proof) => proof.id === id))).toEqual([]);
    expect(statements.length).toBeGreaterThan(80);
  });

  it('has each statement that a test claims to prove, once', () => {
    expect(proofs.filter(({ id }) => !statements.includes(id))).toEqual([]);
    expect(new Set(statements).size).toBe(statements.length);
  });

  it('names the test that proves each statement', () => {
    expect(words(readFileSync(BOOK, 'utf8').slice(at))).toEqual(words(table));
  });
});
