#!/usr/bin/env node
import { EXIT, runProgram } from '#libs/command-line';
import { readEnvironment } from '#libs/service';
import { runCommand, USAGE } from './run-command.js';

// The reader of a pipe may have had enough, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.well);
});

await runProgram(USAGE, async (args, signal) => {
  const terminal = { out: process.stdout, notes: process.stderr };
  return { code: await runCommand(args, readEnvironment(), terminal, signal), text: '' };
});
