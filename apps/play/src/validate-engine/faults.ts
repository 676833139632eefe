import { advice, type Finding, shown, wrong } from '../validate/finding.js';
import type { EngineAnswer } from './engine-under-test.js';

/** What is wrong with a value: which field, what came, what is allowed. */
export interface Fault {
  readonly field: string;
  readonly got: unknown;
  readonly allowed: string;
}

/** Faults and findings, each once. */
export class Findings {
  private readonly found = new Map<string, Finding>();

  get list(): readonly Finding[] {
    return [...this.found.values()];
  }

  add(finding: Finding): void {
    if (!this.found.has(finding.what)) this.found.set(finding.what, finding);
  }

  wrong(what: string, answer?: EngineAnswer): void {
    this.add(wrong(what, answer?.reply));
  }

  advice(what: string, answer?: EngineAnswer): void {
    this.add(advice(what, answer?.reply));
  }

  faults(answer: EngineAnswer, faults: readonly Fault[]): void {
    for (const { field, got, allowed } of faults) {
      this.add(wrong(`${answer.what}: ${field} is ${valueText(got)}, where ${allowed} is allowed.`));
    }
  }

  /** Whether the answer has one of these statuses. */
  expectStatus(answer: EngineAnswer, ...statuses: readonly number[]): boolean {
    if (statuses.includes(answer.status)) return true;
    const came = 'failure' in answer.reply ? answer.reply.failure : `It answered ${answer.status}`;
    this.wrong(`${answer.what}: ${came}, where ${statuses.join(' or ')} was expected.`, answer);
    return false;
  }
}

function valueText(value: unknown): string {
  return value === undefined ? 'missing' : shown(JSON.stringify(value));
}

type Test = (value: unknown) => boolean;

/** The fields that fail their tests; those that end in `?` may be missing or null. */
export function faultsOf(
  values: Readonly<Record<string, unknown>>,
  tests: Readonly<Record<string, readonly [test: Test, allowed: string]>>,
  prefix = '',
): Fault[] {
  return Object.entries(tests).flatMap(([name, [test, allowed]]) => {
    const field = name.replace(/\?$/, '');
    const got = values[field];
    const isFine = (name.endsWith('?') && got == null) || test(got);
    return isFine ? [] : [{ field: prefix + field, got, allowed }];
  });
}

export const isText: Test = (value) => typeof value === 'string';
export const isId: Test = (value) => (isText(value) && value !== '') || Number.isSafeInteger(value);
export const isCount: Test = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0;
export const isList: Test = (value) => Array.isArray(value);
