import type { onRequestHookHandler } from 'fastify';
import { ProblemException } from '#libs/service';
import type { ApiKeys } from './api-keys.js';
import { type Denial, UNKNOWN_HOST } from './denial.js';
import type { PageAccess } from './page-access.js';
import type { PublicAddress } from './public-address.js';
import { keysInHeaders } from './shown-keys.js';

/** Whatever else there may be one day changes something until it is known to be harmless. */
const READING: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
const CHALLENGE = 'Bearer realm="orchestrator"';

/**
 * Every request that is not a reading one needs a key and comes from a page that may control, or from none, in whichever
 * module its route is: there is no mark to forget. Decided as soon as the headers are there, so that the body of a request
 * that is refused is neither kept nor parsed. Answers 401 without a key, 403 with one that is not known, to a page that
 * may only read, and to any request by a name that this server does not know.
 */
export function requestGuard(keys: ApiKeys, pages: PageAccess, address: PublicAddress): onRequestHookHandler {
  return ({ method, headers, raw }, reply, done) => {
    const denial = !address.knowsHost(raw) ? UNKNOWN_HOST : READING.includes(method) ? undefined : controlDenial();
    if (denial === undefined) return done();
    if (denial.status === 401) void reply.header('www-authenticate', CHALLENGE);
    done(new ProblemException(denial.status, denial.code, denial.detail));

    function controlDenial(): Denial | undefined {
      return keys.denialOf(keysInHeaders(headers)) ?? pages.denialOf(raw);
    }
  };
}
