import type { AgentUnderTest } from './agent-under-test.js';
import { type Check, CHECKS, REACHABILITY_CHECK } from './checks.js';
import type { Finding } from './finding.js';

/** A check's findings; empty if the agent passes. */
export interface CheckResult {
  readonly title: string;
  readonly findings: readonly Finding[];
}

/**
 * Runs the checks one after the other; `onResult` is called after each. An agent that cannot be reached gets no other
 * request.
 */
export async function validate(
  agent: AgentUnderTest,
  signal: AbortSignal,
  onResult: (result: CheckResult) => void,
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  const runCheck = async ({ title, run }: Check): Promise<CheckResult> => {
    const result = { title, findings: await run(agent) };
    results.push(result);
    onResult(result);
    return result;
  };
  if (isWrong(await runCheck(REACHABILITY_CHECK))) return results;
  for (const check of CHECKS) {
    if (signal.aborted) break;
    await runCheck(check);
  }
  return results;
}

export function isWrong({ findings }: CheckResult): boolean {
  return findings.some(({ level }) => level === 'wrong');
}

function isAdvised(result: CheckResult): boolean {
  return !isWrong(result) && result.findings.some(({ level }) => level === 'advice');
}

/** A result as lines of text. */
export function resultText(result: CheckResult): string {
  const sign = isWrong(result) ? '✖' : isAdvised(result) ? '!' : '✔';
  const details = result.findings.flatMap(({ what, where }) => [what, ...(where === undefined ? [] : [where])]);
  return [`${sign} ${result.title}`, ...details.map((line) => `    ${line}`), ''].join('\n');
}

const AGENT_WORDS = {
  passed: 'This agent can play.',
  failed: 'Each ✖ costs this agent decisions: the default action is taken.',
};

/** @param words the conclusion, where nothing is wrong and where something is */
export function summaryText(results: readonly CheckResult[], words = AGENT_WORDS): string {
  const failed = results.filter(isWrong).length;
  const advised = results.filter(isAdvised).length;
  const conclusion = failed === 0 ? words.passed : words.failed;
  return `\n${results.length} checks: ${failed} wrong, ${advised} with advice. ${conclusion}\n`;
}
