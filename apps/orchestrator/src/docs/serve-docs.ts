import { IncomingMessage } from 'node:http';
import type { DynamicModule } from '@nestjs/common';
import { loadPackage } from '@nestjs/common/utils/load-package.util.js';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ApiKeys, GameAccess, PublicAddress } from '../access/index.js';
import { asyncApiOf, servedAt } from './asyncapi.js';
import { openApiOf } from './openapi.js';
import { eventsPage } from './page/events-page.js';
import { previewOf } from './preview.js';

const HTML = 'text/html; charset=utf-8';

/**
 * Serves the descriptions of the API: of the REST side /docs to read and /docs-json for programs, of the Socket.IO side
 * /docs/events and /asyncapi.json.
 *
 * @param whole the module of the service with all of its roles
 */
export async function serveDocs(app: NestFastifyApplication, whole: DynamicModule): Promise<void> {
  const rights = { isControlOpen: app.get(ApiKeys).isControlOpen, watch: app.get(GameAccess).watch };
  const address = app.get(PublicAddress);
  const document = openApiOf(await previewOf(whole, app), rights);
  await findFastifyStatic();
  SwaggerModule.setup('docs', app, document, {
    patchDocumentOnRequest: (request: unknown, _reply: unknown, served: OpenAPIObject) =>
      isRequest(request) ? { ...served, servers: [{ url: address.of(request.raw) }] } : served,
  });
  const events = asyncApiOf(document, rights);
  const page = eventsPage(events);
  const server = app.getHttpAdapter().getInstance();
  server.get('/asyncapi.json', (request, reply) => reply.send(servedAt(events, address.of(request.raw))));
  server.get('/docs/events', (_request, reply) => reply.type(HTML).send(page));
}

/**
 * SwaggerModule imports @fastify/static from where it is itself, and ends the process where it finds none. In a program that
 * has the orchestrator as a package, npm installs it beside the orchestrator, because platform-fastify wishes for a version
 * that does not run on Node 20. What was loaded before by its name is not looked for again.
 */
async function findFastifyStatic(): Promise<void> {
  await loadPackage('@fastify/static', 'SwaggerModule', () => import('@fastify/static'));
}

/** Swagger passes the adapter's own request object. */
function isRequest(value: unknown): value is { readonly raw: IncomingMessage } {
  return typeof value === 'object' && value !== null && 'raw' in value && value.raw instanceof IncomingMessage;
}
