import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FEW = ['--kills', '6', '--games', '5', '--outage', '3'];
const WITHIN_MS = 180_000;

/** A broken promise is exit code 1: what was printed names it, and the seed. */
function showPrinted(error: unknown): never {
  const printed = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
  throw new Error(`The run has failed.\n${printed}`, { cause: error });
}

describe('kill -9 at random moments', () => {
  it.each(['single', 'arena', 'cluster'])(
    'loses nothing and does nothing twice (%s)',
    async (mode) => {
      const chaos = run(process.execPath, ['scripts/chaos.mjs', '--mode', mode, ...FEW], { cwd: ROOT });
      const { stdout } = await chaos.catch(showPrinted);
      expect(stdout).toContain('| every game ended | held |');
      expect(stdout).toContain('| tournaments counted each game once | held |');
      const [, counted] = /\| games of tournaments counted before the last kill \| (\d+) \|/.exec(stdout) ?? [];
      expect(Number(counted)).toBeGreaterThanOrEqual(12);
    },
    WITHIN_MS,
  );
});
