import type { onRequestAsyncHookHandler } from 'fastify';
import { ProblemException } from '#libs/service';
import { isOfSeat, isTakingSeat, MCP, rightFor, type RouteRequest } from '../route-right.js';
import type { Rate } from './limit-settings.js';
import { detailOf, type Quota, type RateLimits } from './rate-limits.js';
import type { Senders } from './senders.js';

/** Reads that cost more than a row: many rows, a state that is put together of patches, or an image that is drawn. */
const EXPENSIVE: readonly (string | undefined)[] = ['state', 'events', 'replay', 'transcript', 'stream', 'card.png']
  .map((part) => `/games/:id/${part}`)
  .concat('/tournaments/:id/games', '/tournaments/:id/results.csv');

/** Which rate a request counts for, by its method and route; undefined: none. */
export function rateFor(request: RouteRequest): Rate | undefined {
  const { url } = request.routeOptions;
  if (isTakingSeat(request.method, url)) return 'control';
  if (isOfSeat(request.method, url)) return 'read';
  if (url === MCP) return 'read';
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead) return EXPENSIVE.includes(url) ? 'read' : undefined;
  const right = rightFor(request);
  // Looking ahead is bounded by how many do it at once: one decision may take a hundred.
  if (right === undefined || right.to === 'watch') return undefined;
  return right.to === 'create' ? 'create' : 'control';
}

/** Counts requests when their headers have arrived: the body of one too many is not read. */
export function requestLimit(limits: RateLimits, senders: Senders): onRequestAsyncHookHandler {
  return async (request, reply) => {
    const rate = rateFor(request);
    if (rate === undefined) return;
    const quota = await limits.take(rate, senders.ofRequest(request));
    if (quota === undefined) return;
    void reply.header('ratelimit-policy', policyOf(quota)).header('ratelimit', stateOf(quota));
    if (quota.isExceeded) {
      const extras = { limit: rate };
      throw new ProblemException(429, 'too_many_requests', detailOf(quota), undefined, extras, quota.resetS);
    }
  };
}

/** As draft-ietf-httpapi-ratelimit-headers-10 has it. */
function policyOf({ rate, limit, windowS }: Quota): string {
  return `"${rate}";q=${limit};w=${windowS}`;
}

function stateOf({ rate, remaining, resetS }: Quota): string {
  return `"${rate}";r=${remaining};t=${resetS}`;
}
