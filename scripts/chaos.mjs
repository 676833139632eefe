// npm run chaos [-- --seed N --kills 100 --games 50 --outage 30 --mode single|arena|cluster|all]: kills what runs while
// games are on, and reports which promises were kept.
import { runSource } from './child.mjs';
import { command } from './command.mjs';

await command(() => runSource('test/chaos/main.ts', process.argv.slice(2)));
