import { Module } from '@nestjs/common';
import { McpController } from './mcp.controller.js';
import { McpEndpoint } from './mcp-endpoint.js';
import { InProcessRest } from './rest/in-process-rest.js';
import { RestApi } from './rest/rest-api.js';

/** Games for assistants: the Model Context Protocol on the service's own port. */
@Module({
  controllers: [McpController],
  providers: [McpEndpoint, { provide: RestApi, useClass: InProcessRest }],
})
export class McpModule {}
