// npm run play -- --agent http://localhost:9000 --against analytical,greedy -n 200: a series of games, and who wins them.
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';
import { run } from './child.mjs';
import { PLAY } from './paths.mjs';
import { fail } from './say.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  const { code } = await run(process.execPath, ['--enable-source-maps', PLAY, ...process.argv.slice(2)]);
  process.exitCode = code;
} catch (error) {
  fail(error);
}
