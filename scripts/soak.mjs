// npm run soak [-- --seed N --healthy 200 --stopped 200 --seconds 60 --megabytes 20]: viewers who stop reading beside
// viewers who read, and what that costs those.
import { runSource } from './child.mjs';
import { command } from './command.mjs';

await command(() => runSource('test/soak/main.ts', process.argv.slice(2)));
