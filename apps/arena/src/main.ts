import { readEnvironment, runUntilSignalled } from '#libs/service';
import { startArena } from './arena.js';

await runUntilSignalled(() => startArena(readEnvironment(), (line) => console.log(line)));
