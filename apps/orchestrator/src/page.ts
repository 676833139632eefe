import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { markOpen } from './access/index.js';
import { type GameRequest, PageHeads } from './page-heads.js';

/** The built page, beside this app in `dist`. The sources hold only the files that are copied into it. */
const PAGE = fileURLToPath(new URL('../../spectator/public/', import.meta.url));

/** Addresses that the page itself routes, with and without a slash, and the document for each depth of folders. */
const PAGE_ADDRESSES = {
  '/replay': 'index.html',
  '/replay/': 'below.html',
  '/console': 'console.html',
  '/console/': 'console-below.html',
};

const GAME_ADDRESSES = { '/g/:id': 'below.html', '/g/:id/': 'below-two.html' };

/** Files whose names contain a hash of their content. */
const HASHED = /[/\\]public[/\\]assets[/\\]/;

/** The document names the files of its build, so browsers ask for it each time; a hashed file never changes. */
const CACHE_CONTROL = { hashed: 'public, max-age=31536000, immutable', other: 'public, max-age=0' };

/**
 * Serves the page at / and at the addresses of its games, from the files that the build has compressed. Everybody may load it,
 * also where reading games takes a key.
 */
export function servePage(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onSend', async (_request, reply) => addVary(reply));
  server.register(async (page) => {
    servePageFiles(page);
    const heads = PageHeads.of(app);
    for (const [address, document] of Object.entries(GAME_ADDRESSES)) {
      page.get<GameRequest>(address, async (request, reply) => heads.send(PAGE, document, request, reply));
    }
  });
}

function servePageFiles(server: FastifyInstance): void {
  server.addHook('onRoute', markOpen);
  server.register(fastifyStatic, {
    root: PAGE,
    prefix: '/',
    // One route for each file: a wildcard would answer unknown paths instead of the 404.
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      response.setHeader('cache-control', HASHED.test(path) ? CACHE_CONTROL.hashed : CACHE_CONTROL.other);
    },
  });
  for (const [address, document] of Object.entries(PAGE_ADDRESSES)) {
    server.get(address, (_request, reply) => reply.sendFile(document));
  }
}

/** @fastify/static 9 sends compressed files without naming the request header that chose them (RFC 9110, 12.5.5). */
function addVary(reply: FastifyReply): void {
  if (!reply.hasHeader('content-encoding')) return;
  const vary = String(reply.getHeader('vary') ?? '');
  if (!/accept-encoding/i.test(vary))
    reply.header('vary', vary === '' ? 'accept-encoding' : `${vary}, accept-encoding`);
}
