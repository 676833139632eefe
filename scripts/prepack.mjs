// npm's `prepack` in packages/*, before `npm pack` and `npm publish`: its dist, if it is not up to date.
import { fail } from './log.mjs';
import { ensurePackages } from './packages.mjs';

try {
  await ensurePackages();
} catch (error) {
  fail(error);
}
