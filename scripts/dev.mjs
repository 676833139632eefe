// npm run dev: compiles on every save and restarts the arena with the new code.
import { watch } from 'node:fs';
import { copyPages, ensureBuilt, ensureInstalled, forgetBuild } from './bootstrap.mjs';
import { run, runNode } from './child.mjs';
import { ARENA, inRoot } from './paths.mjs';
import { fail } from './say.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  await forgetBuild();
  watch(inRoot('apps/spectator/public'), { persistent: false }, () => void copyPages().catch(fail));
  const [compiler, arena] = await Promise.all([
    runNode('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput']),
    run(process.execPath, ['--watch', '--watch-preserve-output', '--enable-source-maps', ARENA]),
  ]);
  process.exitCode = compiler.code || arena.code;
} catch (error) {
  fail(error);
}
