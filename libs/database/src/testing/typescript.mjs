// node --import ./typescript.mjs file.ts: runs TypeScript as it is, so that a test can start and kill a real process.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
