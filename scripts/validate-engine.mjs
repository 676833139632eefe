// npm run validate-engine -- http://localhost:9000: what in the contract an engine breaks, and where.
import { runBuilt } from './child.mjs';
import { command } from './command.mjs';
import { VALIDATE_ENGINE } from './paths.mjs';

await command(() => runBuilt(VALIDATE_ENGINE, process.argv.slice(2)));
