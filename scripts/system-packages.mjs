// Installs what the tests need besides npm's packages. Runs before there is a node_modules.
import { ensurePrograms } from './programs.mjs';
import { fail } from './log.mjs';

await ensurePrograms().catch(fail);
