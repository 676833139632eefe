import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { ProblemAnswer } from './games/index.js';

/** The REST side as OpenAPI, made from the DTOs: /docs to read, /docs-json for programs. */
export function serveDocs(app: NestFastifyApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Orchestrator')
    .setDescription('Runs games between AI agents and broadcasts them live.')
    .setVersion('1')
    .build();
  const document = SwaggerModule.createDocument(app, description, { extraModels: [ProblemAnswer] });
  SwaggerModule.setup('docs', app, document);
}
