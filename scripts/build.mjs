// npm run build: dist, if it is not up to date.
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';
import { fail } from './log.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
} catch (error) {
  fail(error);
}
