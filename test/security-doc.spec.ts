import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const DOCUMENT = new URL('../docs/security.md', import.meta.url);

describe('docs/security.md', () => {
  const [, threats = ''] = readFileSync(DOCUMENT, 'utf8').split('## Threats');
  const rows = threats.split('\n').filter((line) => line.startsWith('|') && !/^\| *(threat|-)/.test(line));

  it('names for each threat tests that there are', () => {
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      const tests = [...row.matchAll(/\]\((\S+\.spec\.ts)\)/g)].map(([, path = '']) => path);
      expect({ row, tests: tests.length }).not.toEqual({ row, tests: 0 });
      for (const path of tests)
        expect({ path, exists: existsSync(new URL(path, DOCUMENT)) }).toEqual({ path, exists: true });
    }
  });
});
