import type { onRequestHookHandler } from 'fastify';
import { ProblemException } from '#libs/service';
import type { ApiKeys } from './api-keys.js';
import { type Denial, UNKNOWN_HOST } from './denial.js';
import type { PageAccess } from './page-access.js';
import type { PublicAddress } from './public-address.js';
import { keysInHeaders } from './shown-keys.js';

/** Any other method counts as one that changes something. */
const READING: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
/** Routes that need a key to be read, too: prompts may hold what their author does not publish. */
const PRIVATE: readonly (string | undefined)[] = ['/games/:id/transcript'];

const CHALLENGE = 'Bearer realm="orchestrator"';

/**
 * Every request that changes something, or reads what is private, needs a key, and if a page sent it, one that may control: in all modules, without a
 * mark on the route. It decides when the headers have arrived, so that the body of a refused request is neither kept nor
 * parsed. It answers 401 without a key, and 403 to an unknown key, to a page that may only read, and to a request for a
 * name that this server does not know.
 */
export function requestGuard(keys: ApiKeys, pages: PageAccess, address: PublicAddress): onRequestHookHandler {
  return ({ method, headers, raw, routeOptions }, reply, done) => {
    const denial = !address.knowsHost(raw)
      ? UNKNOWN_HOST
      : isOpen(method, routeOptions.url)
        ? undefined
        : controlDenial();
    if (denial === undefined) return done();
    if (denial.status === 401) void reply.header('www-authenticate', CHALLENGE);
    done(new ProblemException(denial.status, denial.code, denial.detail));

    function controlDenial(): Denial | undefined {
      return keys.denialOf(keysInHeaders(headers)) ?? pages.denialOf(raw);
    }
  };
}

function isOpen(method: string, route: string | undefined): boolean {
  return method === 'OPTIONS' || (READING.includes(method) && !PRIVATE.includes(route));
}
