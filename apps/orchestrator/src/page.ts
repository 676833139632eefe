import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { markOpen } from './access/index.js';
import { addVary, missingPage } from './missing-page.js';
import { type GameRequest, PageHeads } from './page-heads.js';
import { serveTournaments } from './tournament-pages.js';

/** The built page, beside this app in `dist`. The sources hold only the files that are copied into it. */
const PAGE = fileURLToPath(new URL('../../spectator/public/', import.meta.url));

const DOCUMENT = `${PAGE}index.html`;

/** The document of a game, with and without a slash at its end, for each depth of folders. */
const GAME_ADDRESSES = { '/g/:id': 'below.html', '/g/:id/': 'below-two.html' };

/** The other addresses that the page itself routes. */
const PAGE_ADDRESSES = {
  '/replay': 'index.html',
  '/replay/': 'below.html',
  '/tv': 'index.html',
  '/tv/': 'below.html',
  '/console': 'console.html',
  '/console/': 'console-below.html',
};

/** Files whose names contain a hash of their content. */
const HASHED = /[/\\]public[/\\]assets[/\\]/;

/** The document names the files of its build, so browsers ask for it each time; a hashed file never changes. */
const CACHE_CONTROL = { hashed: 'public, max-age=31536000, immutable', other: 'public, max-age=0' };

/**
 * Serves the page at / and at the addresses of its games and tournaments, from the files that the build has compressed.
 * Everybody may load it, also where reading games takes a key: there it does not reveal whether there is a game. A browser
 * that asks for an address that does not exist gets the page with status 404.
 */
export function servePage(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onSend', async (_request, reply) => addEncodingVary(reply));
  server.register(async (page) => {
    servePageFiles(page);
    // Run from its sources, the service has no page.
    const missing = missingPage(existsSync(DOCUMENT) ? await readFile(DOCUMENT, 'utf8') : undefined);
    serveGames(page, PageHeads.of(app, missing));
    serveTournaments(page, app, missing);
    if (existsSync(DOCUMENT)) page.get('/*', missing);
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

function serveGames(server: FastifyInstance, heads: PageHeads): void {
  for (const [address, document] of Object.entries(GAME_ADDRESSES)) {
    server.get<GameRequest>(address, async (request, reply) => heads.send(PAGE, document, request, reply));
  }
}

/** @fastify/static 9 sends compressed files without naming the request header that chose them (RFC 9110, 12.5.5). */
function addEncodingVary(reply: FastifyReply): void {
  if (reply.hasHeader('content-encoding')) addVary(reply, 'accept-encoding');
}
