import { HttpService } from '@nestjs/axios';
import { type DynamicModule, Module } from '@nestjs/common';
import { GameEngineClient } from '../games/ports/index.js';
import { HttpClientModule, type OptionsSource } from '../http-client/index.js';
import { EngineClientOptions } from './engine-client.options.js';
import { HttpGameEngineClient } from './http-game-engine-client.js';
import { addIdempotencyKey } from './idempotency-key.interceptor.js';

/** Provides GameEngineClient over HTTP. */
@Module({})
export class EngineClientModule {
  static register(options: OptionsSource<EngineClientOptions>): DynamicModule {
    return {
      module: EngineClientModule,
      imports: [HttpClientModule.register('engine')],
      providers: [
        { provide: EngineClientOptions, ...options },
        { provide: GameEngineClient, useClass: HttpGameEngineClient },
      ],
      exports: [GameEngineClient],
    };
  }

  constructor({ axiosRef }: HttpService) {
    axiosRef.interceptors.request.use(addIdempotencyKey, null, { synchronous: true });
  }
}
