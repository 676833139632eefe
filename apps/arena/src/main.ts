#!/usr/bin/env node
import { runUntilSignalled } from '#libs/service';
import { startArena } from './arena.js';

await runUntilSignalled((variables) => startArena(variables, (line) => console.log(line)));
