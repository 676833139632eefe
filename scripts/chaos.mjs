// npm run chaos [-- --seed N --kills 100 --games 50 --outage 30 --mode single|arena|cluster|all]: kills what runs while
// games are on, and says which promises were kept.
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';
import { runSource } from './child.mjs';
import { fail } from './say.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  const { code } = await runSource('test/chaos/main.ts', process.argv.slice(2));
  process.exitCode = code;
} catch (error) {
  fail(error);
}
