#!/usr/bin/env node
import { readEnvironment } from '#libs/service';
import { EXIT, runProgram } from './program.js';
import { readOptions, USAGE } from './options.js';
import { play } from './play.js';
import { jsonReport, textReport } from './report/report.js';

await runProgram(USAGE, async (args, signal) => {
  const options = readOptions(args);
  if (options === null) return { code: EXIT.well, text: USAGE };
  const series = await play(options, readEnvironment(), process.stderr, signal);
  const text = options.json ? jsonReport(series) : textReport(series);
  if (signal.aborted) return { code: EXIT.interrupted, text };
  return { code: series.failures.length === 0 ? EXIT.well : EXIT.failed, text };
});
