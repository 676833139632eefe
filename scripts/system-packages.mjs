// Installs what the tests need besides npm's packages. Runs before there is a node_modules.
import { ensureChromium } from './chromium.mjs';
import { fail } from './say.mjs';

await ensureChromium().catch(fail);
