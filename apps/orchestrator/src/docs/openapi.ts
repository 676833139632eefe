import type { INestApplication } from '@nestjs/common';
import {
  DocumentBuilder,
  type OpenAPIObject,
  type ReferenceObject,
  type SchemaObject,
  SwaggerModule,
} from '@nestjs/swagger';
import { PROGRAM_VERSION } from '#libs/service';
import { ProblemAnswer } from '../games/index.js';
import { eventUnion } from './events/event-union.js';
import { BEARER, describedPaths, HEADER, type Rights } from './operations.js';

export const TITLE = 'Orchestrator';
export const LICENSE = { name: 'MIT', url: 'https://opensource.org/license/mit' } as const;

/** Of a key, in whatever way it is sent. */
export const KEY = 'A key of this server, or the control_token of the game.';

/** The REST side: operations from the controllers, schemas from the DTOs, and events from the same table as AsyncAPI's. */
export function openApiOf(app: INestApplication, rights: Rights): OpenAPIObject {
  const description = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(TITLE)
    .setDescription('Runs games between AI agents and broadcasts them live. `/docs/events` describes the live events.')
    .setVersion(PROGRAM_VERSION)
    .setLicense(LICENSE.name, LICENSE.url)
    .addTag('games', 'Create games and read them.')
    .addTag('control', 'Operate a game.')
    .addTag('leaderboard', 'Who plays best.')
    .addTag('health', 'Whether everything that games need answers.')
    .addTag('console', 'For operators.')
    .addSecurity(BEARER, { type: 'http', scheme: 'bearer', description: KEY })
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'The same.' }, HEADER)
    .build();
  const document = SwaggerModule.createDocument(app, description, { extraModels: [ProblemAnswer] });
  const schemas = { ...withNumericBounds(document.components?.schemas ?? {}), ...eventUnion() };
  return {
    ...document,
    paths: describedPaths(document.paths, rights),
    components: { ...document.components, schemas },
  };
}

type Schemas = Readonly<Record<string, SchemaObject | ReferenceObject>>;

/** Nest has the `exclusiveMinimum` of OpenAPI 3.0, a mark on `minimum`; since 3.1 it is the bound itself. */
function withNumericBounds(schemas: Schemas): Schemas {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      if ('$ref' in schema || schema.properties === undefined) return [name, schema];
      const properties = Object.entries(schema.properties).map(([field, of]) => [field, withNumericBound(of)] as const);
      return [name, { ...schema, properties: Object.fromEntries(properties) }];
    }),
  );
}

function withNumericBound(schema: SchemaObject | ReferenceObject): SchemaObject | ReferenceObject {
  if ('$ref' in schema || schema.exclusiveMinimum !== true) return schema;
  const { minimum, ...bounded } = schema;
  Reflect.set(bounded, 'exclusiveMinimum', minimum);
  return bounded;
}
