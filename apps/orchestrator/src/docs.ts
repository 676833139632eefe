import { IncomingMessage } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ApiKeys, PublicAddress } from './access/index.js';
import { ProblemAnswer } from './games/index.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const BEARER = 'api_key';
const HEADER = 'api_key_header';
const CHANGING = ['post', 'put', 'patch', 'delete'] as const;
const READING = ['get'] as const;
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
    .addSecurity(BEARER, { type: 'http', scheme: 'bearer', description: 'A key of this server.' })
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'The same key.' }, HEADER)
    .build();
  const document = SwaggerModule.createDocument(app, description, { extraModels: [ProblemAnswer] });
  describeOperations(document, app.get(ApiKeys).isControlOpen);
  const address = app.get(PublicAddress);
  SwaggerModule.setup('docs', app, document, {
    patchDocumentOnRequest: (request: unknown, _reply: unknown, served: OpenAPIObject) =>
      isRequest(request) ? { ...served, servers: [{ url: address.of(request.raw) }] } : served,
  });
}

/** By the method alone, like the guard: a new route needs no mark. */
function describeOperations(document: OpenAPIObject, isControlOpen: boolean): void {
  const paths = Object.values(document.paths);
  for (const operation of paths.flatMap((path) => [...CHANGING, ...READING].flatMap((method) => path[method] ?? []))) {
    operation.security = [];
    operation.responses['400'] ??= { description: 'The request is malformed.', content: PROBLEM };
  }
  for (const operation of paths.flatMap((path) => CHANGING.flatMap((method) => path[method] ?? []))) {
    describeKeys(operation, isControlOpen);
  }
}

/** Where control is open, a key is optional. */
function describeKeys(operation: Operation, isControlOpen: boolean): void {
  operation.security = [...(isControlOpen ? [{}] : []), { [BEARER]: [] }, { [HEADER]: [] }];
  operation.responses['401'] = { description: 'No API key, where this server has keys.', content: PROBLEM };
  operation.responses['403'] = {
    description: 'An API key that this server does not know, or a web page that may only read.',
    content: PROBLEM,
  };
}

/** Swagger passes the adapter's own request object. */
function isRequest(value: unknown): value is { readonly raw: IncomingMessage } {
  return typeof value === 'object' && value !== null && 'raw' in value && value.raw instanceof IncomingMessage;
}
