#!/usr/bin/env node
import { EXIT, runProgram } from '../program.js';
import { AgentUnderTest } from './agent-under-test.js';
import { readOptions, USAGE } from './options.js';
import { isWrong, summaryText, validate, verdictText } from './validate.js';

await runProgram(USAGE, async (args, signal) => {
  const options = readOptions(args);
  if (options === null) return { code: EXIT.well, text: USAGE };
  const { url, deadline, json } = options;
  const agent = new AgentUnderTest(url, deadline * 1_000);
  const verdicts = await validate(agent, signal, (verdict) => {
    if (!json) process.stdout.write(verdictText(verdict));
  });
  const text = json ? `${JSON.stringify({ url, verdicts }, null, 2)}\n` : summaryText(verdicts);
  if (signal.aborted) return { code: EXIT.interrupted, text };
  return { code: verdicts.some(isWrong) ? EXIT.failed : EXIT.well, text };
});
