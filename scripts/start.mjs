// npm start: a fresh clone becomes a running arena.
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';
import { run } from './child.mjs';
import { ARENA } from './paths.mjs';
import { fail } from './say.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  const { code } = await run(process.execPath, ['--enable-source-maps', ARENA]);
  process.exitCode = code;
} catch (error) {
  fail(error);
}
