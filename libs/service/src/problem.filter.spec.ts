import { describe, expect, it } from '@jest/globals';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { PinoLog } from './log.js';
import { ProblemException } from './problem.js';
import { ProblemFilter } from './problem.filter.js';

/** What is logged about an error that answers `GET /games/g`. */
function logged(thrown: unknown): unknown[] {
  const lines: unknown[] = [];
  const log = PinoLog.named('test', 'trace', { write: (line) => void lines.push(JSON.parse(line)) });
  const reply = {
    request: { url: '/games/g' },
    status: () => reply,
    header: () => reply,
    send: () => reply,
  };
  new ProblemFilter(log).catch(thrown, new ExecutionContextHost([reply.request, reply]));
  return lines;
}

describe('an error that answers a request', () => {
  it('is logged with its stack where nobody foresaw it', () => {
    const err = { message: 'a bug', stack: expect.stringContaining('problem.filter.spec') };
    expect(logged(new Error('a bug'))).toMatchObject([{ level: 50, msg: 'request failed', url: '/games/g', err }]);
  });

  it('is logged in a sentence where it was foreseen', () => {
    const line = { level: 40, msg: 'request refused', status: 503, code: 'away', detail: 'Later.', url: '/games/g' };
    const [only, ...others] = logged(new ProblemException(503, 'away', 'Later.'));
    expect(only).toMatchObject(line);
    expect(only).not.toHaveProperty('err');
    expect(others).toEqual([]);
  });

  it('is not logged where the request was wrong', () => {
    expect(logged(new ProblemException(404, 'not_found', 'There is no such game.'))).toEqual([]);
  });
});
