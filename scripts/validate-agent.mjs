// npm run validate-agent -- http://localhost:9000: what is wrong with an agent, and where.
import { runBuilt } from './child.mjs';
import { command } from './command.mjs';
import { VALIDATE_AGENT } from './paths.mjs';

await command(() => runBuilt(VALIDATE_AGENT, process.argv.slice(2)));
