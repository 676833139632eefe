// npm run dev: compiles on every save and restarts the arena with the new code.
import { ensureBuilt, ensureInstalled, forgetBuild } from './bootstrap.mjs';
import { run, runNode } from './child.mjs';
import { ARENA } from './paths.mjs';
import { fail } from './say.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  await forgetBuild();
  await runNode('scripts/page.mjs', ['--steady']);
  const [compiler, page, arena] = await Promise.all([
    runNode('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput']),
    runNode('scripts/page.mjs', ['--watch']),
    run(process.execPath, ['--watch', '--watch-preserve-output', '--enable-source-maps', ARENA]),
  ]);
  process.exitCode = compiler.code || page.code || arena.code;
} catch (error) {
  fail(error);
}
