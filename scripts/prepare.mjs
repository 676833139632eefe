// npm's `prepare`, after every install: formatting on commit, and the note that saves `npm start` a second install.
import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { promisify } from 'node:util';
import { writeInstallStamp } from './bootstrap.mjs';
import { ROOT, inRoot } from './paths.mjs';

const HOOKS = '.husky/_';

const husky = await import('husky').catch(() => null);
// Without development dependencies there is nothing to prepare.
if (husky !== null) {
  await writeInstallStamp();
  if (await maySetHooks()) process.stderr.write(husky.default());
}

/** Not in CI, not without a repository of one's own, and never over hooks that somebody set up. */
async function maySetHooks() {
  if (process.env.CI) return false;
  const hasGit = await access(inRoot('.git')).then(
    () => true,
    () => false,
  );
  return hasGit && ['', HOOKS].includes(await hooksPath());
}

/** Git's core.hooksPath; git exits with 1 when there is none. */
async function hooksPath() {
  const git = promisify(execFile)('git', ['config', 'core.hooksPath'], { cwd: ROOT });
  return git.then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
}
