import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const SCRIPT = 'scripts/scaling.mjs';
const COSTS = 'docs/performance/costs.json';

async function printed(...words: string[]): Promise<string> {
  return (await promisify(execFile)(process.execPath, [SCRIPT, ...words])).stdout;
}

describe('npm run scaling', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scaling-'));
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it('prints the tables of docs/scaling.md', async () => {
    const document = await readFile('docs/scaling.md', 'utf8');

    for (const table of (await printed()).trim().split('\n\n')) expect(document).toContain(table);
  });

  it('computes with other costs: replicas that are twice as slow are twice as many', async () => {
    const costs = await readFile(COSTS, 'utf8');
    const slower = costs.replace(
      /("replica_cpu_us": )(\d+)/,
      (_, name: string, micros: string) => name + 2 * Number(micros),
    );
    const file = join(folder, 'costs.json');
    await writeFile(file, slower);
    const replicas = (table: string): number =>
      Number(/replicas with `loop`.*?\| +([\d,]+) /.exec(table)?.[1]?.replaceAll(',', ''));

    expect(replicas(await printed(file)) / replicas(await printed())).toBeCloseTo(2, 1);
  });
});
