import { IncomingMessage } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { OrchestratorConfig } from './config.js';
import { ProblemAnswer } from './games/index.js';

const KEY = 'api_key';
const CHANGING = ['post', 'put', 'patch', 'delete'] as const;
const PROBLEM = { 'application/problem+json': { schema: { $ref: `#/components/schemas/${ProblemAnswer.name}` } } };

/** The REST side as OpenAPI, made from the DTOs: /docs to read, /docs-json for programs. */
export function serveDocs(app: NestFastifyApplication, { apiKeys, publicAddress }: OrchestratorConfig): void {
  const description = new DocumentBuilder()
    .setTitle('Orchestrator')
    .setDescription('Runs games between AI agents and broadcasts them live.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A key of this server, also as X-API-Key.' }, KEY)
    .build();
  const document = SwaggerModule.createDocument(app, description, { extraModels: [ProblemAnswer] });
  describeKeys(document, apiKeys.isControlOpen);
  SwaggerModule.setup('docs', app, document, {
    patchDocumentOnRequest: (request: unknown, _reply: unknown, served: OpenAPIObject) =>
      isRequest(request) ? { ...served, servers: [{ url: publicAddress.of(request.raw) }] } : served,
  });
}

/** By the method alone, as the guard goes by it: a new route is described without being marked. */
function describeKeys(document: OpenAPIObject, isControlOpen: boolean): void {
  const operations = Object.values(document.paths).flatMap((path) => CHANGING.flatMap((method) => path[method] ?? []));
  for (const operation of operations) {
    operation.security = isControlOpen ? [] : [{ [KEY]: [] }];
    operation.responses['401'] = { description: 'No API key, where this server has keys.', content: PROBLEM };
    operation.responses['403'] = {
      description: 'An API key that this server does not know, or a web page that may only read.',
      content: PROBLEM,
    };
  }
}

/** Swagger hands over whatever the adapter calls a request. */
function isRequest(value: unknown): value is { readonly raw: IncomingMessage } {
  return typeof value === 'object' && value !== null && 'raw' in value && value.raw instanceof IncomingMessage;
}
