// npm run chaos [-- --seed N --kills 100 --games 50 --outage 30 --mode single|arena|cluster|all]: kills what runs while
// games are on, and says which promises were kept.
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';
import { run } from './child.mjs';
import { fail } from './say.mjs';

const TYPESCRIPT = './libs/database/src/testing/typescript.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  const options = ['--conditions=orchestrator-source', '--import', TYPESCRIPT, 'test/chaos/main.ts'];
  const { code } = await run(process.execPath, [...options, ...process.argv.slice(2)]);
  process.exitCode = code;
} catch (error) {
  fail(error);
}
