import { fileURLToPath } from 'node:url';
import fastifyStatic, { type SendOptions } from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The spectators' page, built: beside this app. The sources hold only what is copied into it. */
const PAGE = fileURLToPath(new URL('../../spectator/public/', import.meta.url));

/** Addresses that the page itself understands, as they are typed too, and its document for as many folders down. */
const PAGE_ADDRESSES = {
  '/g/:id': 'below.html',
  '/g/:id/': 'below-two.html',
  '/replay': 'index.html',
  '/replay/': 'below.html',
};

/** The document names the files of its build: it is asked for anew each time. */
const FRESH: SendOptions = { maxAge: 0 };

/** Files that are named after what is in them: under its name, each stays what it is. */
const NEVER_CHANGING = /[/\\]public[/\\]assets[/\\]/;

/** Serves the page at / and at the addresses of its games; compressed, as the build has laid it down. */
export function servePage(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.register(fastifyStatic, {
    root: PAGE,
    prefix: '/',
    // One route a file: a route for everything would answer unknown paths in the place of the 404.
    wildcard: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      if (NEVER_CHANGING.test(path)) reply.header('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  for (const [address, document] of Object.entries(PAGE_ADDRESSES)) {
    server.get(address, (_request, reply) => reply.sendFile(document, FRESH));
  }
}
