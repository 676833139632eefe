import { IncomingMessage } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ApiKeys, GameAccess, PublicAddress, type WatchMode } from './access/index.js';
import { ProblemAnswer } from './games/index.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const BEARER = 'api_key';
const HEADER = 'api_key_header';
const CHANGING = ['post', 'put', 'patch', 'delete'] as const;
const READING = ['get'] as const;
/** Reads that need a key everywhere, and reads that never do. */
const PRIVATE = /\/transcript$/;
const OPEN = /^\/health(?:\/|$)/;
const PROBLEM = { 'application/problem+json': { schema: { $ref: `#/components/schemas/${ProblemAnswer.name}` } } };

/** Serves the OpenAPI description of the REST side, made from the DTOs: /docs to read, /docs-json for programs. */
export function serveDocs(app: NestFastifyApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Orchestrator')
    .setDescription('Runs games between AI agents and broadcasts them live.')
    .setVersion('1')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addTag('games', 'Create games and read them.')
    .addTag('control', 'Operate a game.')
    .addTag('leaderboard', 'Who plays best.')
    .addTag('health', 'For operators.')
    .addSecurity(BEARER, {
      type: 'http',
      scheme: 'bearer',
      description: 'A key of this server, or the control_token of the game.',
    })
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'The same.' }, HEADER)
    .build();
  const document = SwaggerModule.createDocument(app, description, { extraModels: [ProblemAnswer] });
  describeOperations(document, app.get(ApiKeys).isControlOpen, app.get(GameAccess).watch);
  const address = app.get(PublicAddress);
  SwaggerModule.setup('docs', app, document, {
    patchDocumentOnRequest: (request: unknown, _reply: unknown, served: OpenAPIObject) =>
      isRequest(request) ? { ...served, servers: [{ url: address.of(request.raw) }] } : served,
  });
}

/** By method and path alone, like the guard: a new route needs no mark. */
function describeOperations(document: OpenAPIObject, isControlOpen: boolean, watch: WatchMode): void {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of [...CHANGING, ...READING]) {
      const operation = item[method];
      if (operation === undefined) continue;
      operation.security = [];
      operation.responses['400'] ??= { description: 'The request is malformed.', content: PROBLEM };
      const isRead = READING.some((reading) => reading === method) && !PRIVATE.test(path);
      if (!isRead || (watch === 'keys' && !OPEN.test(path))) describeKeys(operation, isControlOpen);
    }
  }
}

/** Where control is open, a key is optional. */
function describeKeys(operation: Operation, isControlOpen: boolean): void {
  operation.security = [...(isControlOpen ? [{}] : []), { [BEARER]: [] }, { [HEADER]: [] }];
  operation.responses['401'] = { description: 'No API key, where this server has keys.', content: PROBLEM };
  operation.responses['403'] = {
    description:
      'An API key that this server does not know, whose scope is too small, or a web page that may only read.',
    content: PROBLEM,
  };
}

/** Swagger passes the adapter's own request object. */
function isRequest(value: unknown): value is { readonly raw: IncomingMessage } {
  return typeof value === 'object' && value !== null && 'raw' in value && value.raw instanceof IncomingMessage;
}
