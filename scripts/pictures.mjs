// npm run pictures: makes docs/pictures anew, with the built arena and the system's Chromium.
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';
import { runNode } from './child.mjs';
import { findChromium } from './chromium.mjs';
import { ensurePrograms } from './programs.mjs';
import { fail } from './log.mjs';

try {
  await ensureInstalled();
  await ensurePrograms();
  await ensureBuilt();
  const env = {
    ...process.env,
    CHROMIUM_PATH: findChromium(),
    NODE_OPTIONS: '--experimental-vm-modules',
    NODE_NO_WARNINGS: '1',
  };
  const jest = ['--selectProjects', 'e2e', '--testMatch', '**/test/e2e/page/pictures.ts'];
  const { code } = await runNode('node_modules/jest/bin/jest.js', jest, { env });
  process.exitCode = code;
} catch (error) {
  fail(error);
}
