import type { FastifyReply, FastifyRequest } from 'fastify';

/** More folders than any address of ours; each takes a step up in every link of the document. */
const MAX_DEPTH = 32;

/** Answers a request for an address that does not exist. */
export type AnswerMissing = (
  request: Pick<FastifyRequest, 'url' | 'headers'>,
  reply: FastifyReply,
) => Promise<FastifyReply>;

/**
 * A browser gets the page with status 404, which leads home; everybody else the problem.
 *
 * @param html the page's document at `/`, whose links start with `./`; undefined: there is no page
 */
export function missingPage(html: string | undefined): AnswerMissing {
  return async (request, reply) => {
    const depth = (request.url.split('?', 1)[0]?.split('/').length ?? 2) - 2;
    addVary(reply, 'accept');
    if (html === undefined || !acceptsHtml(request) || depth > MAX_DEPTH) {
      reply.callNotFound();
      return reply;
    }
    return reply
      .status(404)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(html.replaceAll('="./', `="${'../'.repeat(depth) || './'}`));
  };
}

/** Browsers name it where they open a page, and nowhere else; programs accept anything. */
function acceptsHtml({ headers: { accept = '' } }: Pick<FastifyRequest, 'headers'>): boolean {
  return /\btext\/html\b/i.test(accept);
}

export function addVary(reply: FastifyReply, header: string): void {
  const vary = String(reply.getHeader('vary') ?? '');
  const names = vary.toLowerCase().split(/\s*,\s*/);
  if (!names.includes(header)) void reply.header('vary', vary === '' ? header : `${vary}, ${header}`);
}
