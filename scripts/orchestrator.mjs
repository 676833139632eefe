// npm run -s orchestrator -- watch GAME: games of a server, from the command line; as npx orchestrator, but built if need be.
import { runBuilt } from './child.mjs';
import { command } from './command.mjs';
import { CLI } from './paths.mjs';

await command(() => runBuilt(CLI, process.argv.slice(2)));
