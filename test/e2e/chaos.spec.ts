import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FEW = ['--kills', '6', '--games', '5', '--outage', '3'];
const WITHIN_MS = 180_000;

describe('kill -9 at random moments', () => {
  it.each(['single', 'arena', 'cluster'])(
    'loses nothing and does nothing twice (%s)',
    async (mode) => {
      // A broken promise is exit code 1, and the error then shows what was printed.
      const { stdout } = await run(process.execPath, ['scripts/chaos.mjs', '--mode', mode, ...FEW], { cwd: ROOT });
      expect(stdout).toContain('| every game ended | held |');
    },
    WITHIN_MS,
  );
});
