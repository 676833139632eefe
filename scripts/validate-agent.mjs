// npm run validate-agent -- http://localhost:9000: what is wrong with an agent, and where.
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';
import { run } from './child.mjs';
import { VALIDATE_AGENT } from './paths.mjs';
import { fail } from './say.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  const { code } = await run(process.execPath, ['--enable-source-maps', VALIDATE_AGENT, ...process.argv.slice(2)]);
  process.exitCode = code;
} catch (error) {
  fail(error);
}
