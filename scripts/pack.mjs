// npm run pack: the packages as npm publishes them, as files in dist/packages.
import { npm } from './bootstrap.mjs';
import { fail, log } from './log.mjs';
import { ensurePackages } from './packages.mjs';
import { PACKED } from './paths.mjs';

try {
  await ensurePackages();
  const { code } = await npm(['pack', '--workspaces', `--pack-destination=${PACKED}`, '--loglevel=error']);
  if (code !== 0) throw new Error(`npm pack failed with exit code ${code}; its output is above.`);
  log(PACKED);
} catch (error) {
  fail(error);
}
