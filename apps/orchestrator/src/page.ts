import { fileURLToPath } from 'node:url';
import type { SendOptions } from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The spectators' page, built: beside this app. The sources hold only what is copied into it. */
const PAGE = fileURLToPath(new URL('../../spectator/public/', import.meta.url));

/** Addresses that the page itself understands: one document answers them all. */
const PAGE_ADDRESSES = ['/g/:id', '/replay'];

/** The document names the files of its build: it is asked for anew each time. */
const FRESH: SendOptions = { maxAge: 0 };

/** Serves the page at / and at the addresses of its games. */
export function servePage(app: NestFastifyApplication): void {
  // One route a file: a route for everything would answer unknown paths in the place of the 404.
  app.useStaticAssets({ root: PAGE, prefix: '/', wildcard: false });
  const server = app.getHttpAdapter().getInstance();
  for (const address of PAGE_ADDRESSES) {
    server.get(address, (_request, reply) => reply.sendFile('index.html', FRESH));
  }
}
