import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
// The tolerance is that of a machine that does other work too; the long run has a stricter one.
const FEW = ['--healthy', '40', '--stopped', '40', '--seconds', '5', '--megabytes', '6', '--tolerance', '250'];
const WITHIN_MS = 180_000;

describe('viewers who stop reading', () => {
  it(
    'slow nobody down, cost little memory, and receive all of it afterwards',
    async () => {
      // A broken promise is exit code 1, and the error then shows what was printed.
      const { stdout } = await run(process.execPath, ['scripts/soak.mjs', ...FEW], { cwd: ROOT });
      expect(stdout).toContain("| every spectator's log equals the store's | held |");
    },
    WITHIN_MS,
  );
});
