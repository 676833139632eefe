import type { Problem } from '#libs/protocol';
import type { RawAnswer } from './raw-http.js';

/** What a program goes by; `paths` are those of the values at fault. */
export interface ProblemInShort {
  readonly status: number;
  readonly code: string;
  readonly paths: readonly string[];
}

/** Throws where an answer is not a whole `application/problem+json` of RFC 9457 with our `code`. */
export function problemIn({ status, type, body }: RawAnswer): ProblemInShort {
  const problem = (body ?? {}) as Problem;
  const { type: kind, title, detail, code, errors = [] } = problem;
  const words = [kind, title, detail, code, ...errors.flatMap(({ path, message }) => [path, message])];
  const isWhole = problem.status === status && words.every((word) => typeof word === 'string' && word !== '');
  if (isWhole && type.split(';')[0] === 'application/problem+json')
    return { status, code, paths: errors.map(({ path }) => path) };
  throw new Error(`No problem+json, but ${status} ${type}: ${JSON.stringify(body)?.slice(0, 500)}`);
}
