import { expect } from '@jest/globals';
import type { Problem } from '#libs/protocol';
import type { RawAnswer } from './raw-http.js';

export interface ExpectedProblem {
  readonly status: number;
  readonly code: string;
  /** Where it is one value's fault: that value's path. */
  readonly path?: string | undefined;
}

/** The answer is a whole RFC 9457 problem, and this one. */
export function expectProblem({ status, type, body }: RawAnswer, expected: ExpectedProblem): void {
  expect({ status, type: type.split(';')[0], body }).toEqual({
    status: expected.status,
    type: 'application/problem+json',
    body: expect.objectContaining({
      type: expect.stringMatching(/./),
      title: expect.stringMatching(/./),
      status: expected.status,
      detail: expect.stringMatching(/./),
      code: expected.code,
    }),
  });
  if (expected.path === undefined) return;
  const { errors = [] } = body as Problem;
  expect(errors.map(({ path }) => path)).toContain(expected.path);
  expect(errors.filter(({ message }) => message === '')).toEqual([]);
}
