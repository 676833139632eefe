// npm run soak [-- --seed N --healthy 200 --stopped 200 --seconds 60 --megabytes 20]: viewers who stop reading beside
// viewers who read, and what that costs those.
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';
import { run } from './child.mjs';
import { fail } from './say.mjs';

const TYPESCRIPT = './libs/database/src/testing/typescript.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  const options = ['--conditions=orchestrator-source', '--import', TYPESCRIPT, 'test/soak/main.ts'];
  const { code } = await run(process.execPath, [...options, ...process.argv.slice(2)]);
  process.exitCode = code;
} catch (error) {
  fail(error);
}
