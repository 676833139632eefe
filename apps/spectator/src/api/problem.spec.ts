import { describe, expect, it } from '@jest/globals';
import { requestFailureOf } from './problem.js';

describe('a failed request', () => {
  it("has the server's detail, and the paths of its errors", () => {
    const errors = [{ path: 'agents', message: 'agents must have names that are unique in the game' }];
    const refused = requestFailureOf(400, { title: 'Bad Request', detail: 'The request is malformed.', errors });
    expect(refused).toMatchObject({ status: 400, message: 'The request is malformed.', details: errors });
  });

  it.each([
    { body: { title: 'Conflict' }, message: 'Conflict' },
    { body: null, message: 'The server answered 409.' },
    { body: { detail: 7, errors: 'all' }, message: 'The server answered 409.' },
  ])('has the best available message: $message', ({ body, message }) => {
    expect(requestFailureOf(409, body)).toMatchObject({ message, details: [] });
  });
});
