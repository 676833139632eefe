import type { onRequestHookHandler } from 'fastify';
import { ProblemException } from '#libs/service';
import type { ApiKeys } from './api-keys.js';
import { keysInHeaders } from './shown-keys.js';

/** Whatever else there may be one day changes something until it is known to be harmless. */
const READING: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
const CHALLENGE = 'Bearer realm="orchestrator"';

/**
 * Every request that is not a reading one needs a key, in whichever module its route is: there is no mark to forget.
 * Asked as soon as the headers are there, so that a stranger's body is neither kept nor parsed. Answers 401 without a
 * key, 403 with one that is not known.
 */
export function requestGuard(keys: ApiKeys): onRequestHookHandler {
  return ({ method, headers }, reply, done) => {
    const denial = READING.includes(method) ? undefined : keys.denialOf(keysInHeaders(headers));
    if (denial === undefined) return done();
    if (denial.status === 401) void reply.header('www-authenticate', CHALLENGE);
    done(new ProblemException(denial.status, denial.code, denial.detail));
  };
}
