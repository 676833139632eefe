import type { CheckResult } from '../validate/validate.js';
import { ENGINE_CHECKS, ENGINE_REACHABILITY } from './engine-checks.js';
import type { EngineUnderTest } from './engine-under-test.js';
import { Findings } from './faults.js';
import type { EngineCheck, Subject } from './subject.js';

/** Runs the checks one after the other; `onResult` is called after each. An engine that cannot be reached gets no other request. */
export async function validateEngine(
  engine: EngineUnderTest,
  maxSteps: number,
  signal: AbortSignal,
  onResult: (result: CheckResult) => void,
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  const subject: Subject = { engine, maxSteps, about: {}, seats: 2 };
  const runCheck = async ({ title, run }: EngineCheck): Promise<CheckResult> => {
    const findings = new Findings();
    await run(subject, findings);
    const result = { title, findings: findings.list };
    results.push(result);
    onResult(result);
    return result;
  };
  const { findings } = await runCheck(ENGINE_REACHABILITY);
  if (findings.some(({ level }) => level === 'wrong')) return results;
  for (const check of ENGINE_CHECKS) {
    if (signal.aborted) break;
    await runCheck(check);
  }
  return results;
}
