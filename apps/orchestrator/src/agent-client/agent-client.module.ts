import { HttpService } from '@nestjs/axios';
import { type DynamicModule, Module } from '@nestjs/common';
import { AIAgentClient } from '../games/ports/index.js';
import { HttpClientModule, type OptionsSource } from '../http-client/index.js';
import { HostResolver, CheckedConnections, SystemHostResolver } from './addresses/index.js';
import { AgentClientOptions } from './agent-client.options.js';
import { HttpAIAgentClient } from './http-ai-agent-client.js';
import { signature } from './signature.interceptor.js';

/** Provides AIAgentClient over HTTP. */
@Module({})
export class AgentClientModule {
  static register(options: OptionsSource<AgentClientOptions>): DynamicModule {
    return {
      module: AgentClientModule,
      imports: [HttpClientModule.register('agent')],
      providers: [
        { provide: AgentClientOptions, ...options },
        { provide: HostResolver, useClass: SystemHostResolver },
        {
          provide: CheckedConnections,
          inject: [AgentClientOptions, HostResolver],
          useFactory: ({ addresses }: AgentClientOptions, names: HostResolver) =>
            new CheckedConnections(addresses, names),
        },
        { provide: AIAgentClient, useClass: HttpAIAgentClient },
      ],
      exports: [AIAgentClient],
    };
  }
  constructor({ axiosRef }: HttpService, { signingKeys }: AgentClientOptions) {
    axiosRef.interceptors.request.use(signature(signingKeys), null, { synchronous: true });
  }
}
