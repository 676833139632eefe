// npm start: a fresh clone becomes a running arena.
import { runBuilt } from './child.mjs';
import { command } from './command.mjs';
import { ARENA } from './paths.mjs';

await command(() => runBuilt(ARENA));
