import type { AgentUnderTest } from './agent-under-test.js';
import { type Check, CHECKS, IS_THERE } from './checks.js';
import type { Finding } from './finding.js';

/** What came of a check. Nothing found: all is well. */
export interface Verdict {
  readonly title: string;
  readonly findings: readonly Finding[];
}

/**
 * Checks an agent, one check after the other; `told` hears of each as it is done. An agent that cannot be reached is
 * asked nothing else.
 */
export async function validate(
  agent: AgentUnderTest,
  signal: AbortSignal,
  told: (verdict: Verdict) => void,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  const judge = async ({ title, run }: Check): Promise<Verdict> => {
    const verdict = { title, findings: await run(agent) };
    verdicts.push(verdict);
    told(verdict);
    return verdict;
  };
  if (isWrong(await judge(IS_THERE))) return verdicts;
  for (const check of CHECKS) {
    if (signal.aborted) break;
    await judge(check);
  }
  return verdicts;
}

export function isWrong({ findings }: Verdict): boolean {
  return findings.some(({ level }) => level === 'wrong');
}

/** A verdict as lines for people. */
export function verdictText(verdict: Verdict): string {
  const sign = isWrong(verdict) ? '✖' : verdict.findings.length > 0 ? '!' : '✔';
  const details = verdict.findings.flatMap(({ what, where }) => [what, ...(where === undefined ? [] : [where])]);
  return [`${sign} ${verdict.title}`, ...details.map((line) => `    ${line}`), ''].join('\n');
}

export function summaryText(verdicts: readonly Verdict[]): string {
  const failed = verdicts.filter(isWrong).length;
  const advised = verdicts.filter((verdict) => !isWrong(verdict) && verdict.findings.length > 0).length;
  const outcome =
    failed === 0 ? 'This agent can play.' : 'Each ✖ costs this agent decisions: the default action is taken.';
  return `\n${verdicts.length} checks: ${failed} wrong, ${advised} with advice. ${outcome}\n`;
}
