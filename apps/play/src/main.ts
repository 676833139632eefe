#!/usr/bin/env node
import { EXIT, runProgram } from '#libs/command-line';
import { readEnvironment } from '#libs/service';
import { type PlayOptions, readOptions, replayFolder, USAGE } from './options.js';
import { play } from './play.js';
import { replay, replayReport } from './replay.js';
import { jsonReport, markdownReport, type Series, textReport } from './report/report.js';

/** The exit code of a series that its budget ended. */
const BUDGET_USED = 3;

await runProgram(USAGE, async (args, signal) => {
  const folder = replayFolder(args);
  if (folder !== undefined) {
    const replayed = await replay(folder, readEnvironment(), process.stderr, signal);
    const code = replayed.differences.length === 0 ? EXIT.well : EXIT.failed;
    return { code: signal.aborted ? EXIT.interrupted : code, text: replayReport(replayed) };
  }
  const options = readOptions(args);
  if (options === null) return { code: EXIT.well, text: USAGE };
  const series = await play(options, readEnvironment(), process.stderr, signal);
  const text = reportOf(options)(series);
  if (signal.aborted) return { code: EXIT.interrupted, text };
  if (series.failures.length > 0) return { code: EXIT.failed, text };
  return { code: series.stopped === undefined ? EXIT.well : BUDGET_USED, text };
});

function reportOf({ json, markdown }: PlayOptions): (series: Series) => string {
  if (json) return jsonReport;
  return markdown ? markdownReport : textReport;
}
