// npm run dev: compiles on every save and restarts the arena with the new code.
import { ensureBuilt, ensureInstalled, deleteBuildStamp } from './bootstrap.mjs';
import { run, runNode } from './child.mjs';
import { ARENA, PAGE, VITE } from './paths.mjs';
import { fail } from './log.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  await deleteBuildStamp();
  const buildPage = ['build', PAGE, '--mode', 'development'];
  await runNode(VITE, buildPage);
  const [compiler, page, arena] = await Promise.all([
    runNode('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput']),
    runNode(VITE, [...buildPage, '--watch']),
    run(process.execPath, ['--watch', '--watch-preserve-output', '--enable-source-maps', ARENA]),
  ]);
  process.exitCode = compiler.code || page.code || arena.code;
} catch (error) {
  fail(error);
}
