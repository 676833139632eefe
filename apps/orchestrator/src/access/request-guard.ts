import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { ProblemException } from '#libs/service';
import { type Denial, UNKNOWN_HOST } from './denial.js';
import { type GameAccess, isDenial } from './game-access.js';
import type { PageAccess } from './page-access.js';
import type { PublicAddress } from './public-address.js';
import { rightFor } from './route-right.js';
import { keysInHeaders } from './shown-keys.js';

const CHALLENGE = 'Bearer realm="orchestrator"';

/**
 * Every request that changes something, or reads what is private, needs a key or the game's control token, and if a page
 * sent it, one that may control: in all modules, without a mark on the route. It decides when the headers have arrived, so
 * that the body of a refused request is neither kept nor parsed. It answers 401 without a key, and 403 to an unknown key, to
 * one whose scope does not allow it, to a page that may only read, and to a request for a name that this server does not know.
 */
export function requestGuard(access: GameAccess, pages: PageAccess, address: PublicAddress): onRequestAsyncHookHandler {
  return async (request, reply) => {
    const denial = await denialOf(request);
    if (denial === undefined) return;
    if (denial.status === 401) void reply.header('www-authenticate', CHALLENGE);
    throw new ProblemException(denial.status, denial.code, denial.detail);
  };

  async function denialOf(request: FastifyRequest): Promise<Denial | undefined> {
    const { raw, headers } = request;
    if (!address.knowsHost(raw)) return UNKNOWN_HOST;
    const right = rightFor(request);
    if (right === undefined) return undefined;
    const assessed = await access.assess(right, keysInHeaders(headers));
    if (isDenial(assessed)) return assessed;
    access.remember(raw, assessed);
    return right.to === 'watch' ? undefined : pages.denialOf(raw);
  }
}
