#!/usr/bin/env node
import { EXIT, runProgram } from '#libs/command-line';
import { isWrong, resultText, summaryText } from '../validate/validate.js';
import { EngineUnderTest } from './engine-under-test.js';
import { readOptions, USAGE } from './options.js';
import { validateEngine } from './validate-engine.js';

const WORDS = {
  passed: 'This engine can be played.',
  failed: 'Each ✖ breaks the contract: games fail or are shown wrongly.',
};

await runProgram(USAGE, async (args, signal) => {
  const options = readOptions(args);
  if (options === null) return { code: EXIT.well, text: USAGE };
  const { url, game, deadline, steps, json } = options;
  const results = await validateEngine(new EngineUnderTest(url, game, deadline * 1_000), steps, signal, (result) => {
    if (!json) process.stdout.write(resultText(result));
  });
  const text = json ? `${JSON.stringify({ url, verdicts: results }, null, 2)}\n` : summaryText(results, WORDS);
  if (signal.aborted) return { code: EXIT.interrupted, text };
  return { code: results.some(isWrong) ? EXIT.failed : EXIT.well, text };
});
