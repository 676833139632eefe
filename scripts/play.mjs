// npm run play -- --agent http://localhost:9000 --against analytical,greedy -n 200: a series of games, and who wins them.
import { runBuilt } from './child.mjs';
import { command } from './command.mjs';
import { PLAY } from './paths.mjs';

await command(() => runBuilt(PLAY, process.argv.slice(2)));
