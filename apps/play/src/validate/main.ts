#!/usr/bin/env node
import { EXIT, runProgram } from '#libs/command-line';
import { AgentUnderTest } from './agent-under-test.js';
import { readOptions, USAGE } from './options.js';
import { isWrong, summaryText, validate, resultText } from './validate.js';

await runProgram(USAGE, async (args, signal) => {
  const options = readOptions(args);
  if (options === null) return { code: EXIT.well, text: USAGE };
  const { url, deadline, json } = options;
  const agent = new AgentUnderTest(url, deadline * 1_000);
  const results = await validate(agent, signal, (result) => {
    if (!json) process.stdout.write(resultText(result));
  });
  const text = json ? `${JSON.stringify({ url, verdicts: results }, null, 2)}\n` : summaryText(results);
  if (signal.aborted) return { code: EXIT.interrupted, text };
  return { code: results.some(isWrong) ? EXIT.failed : EXIT.well, text };
});
