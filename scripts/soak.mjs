// npm run soak [-- --seed N --healthy 200 --stopped 200 --seconds 60 --megabytes 20]: viewers who stop reading beside
// viewers who read, and what that costs those.
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';
import { runSource } from './child.mjs';
import { fail } from './say.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  const { code } = await runSource('test/soak/main.ts', process.argv.slice(2));
  process.exitCode = code;
} catch (error) {
  fail(error);
}
