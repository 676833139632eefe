import { HttpService } from '@nestjs/axios';
import { type DynamicModule, Module } from '@nestjs/common';
import { GameEngineClient, NamedEngines } from '../games/ports/index.js';
import { HttpClientModule, JsonHttp, type OptionsSource } from '../http-client/index.js';
import { EngineClientOptions } from './engine-client.options.js';
import { HttpGameEngineClient } from './http-game-engine-client.js';
import { addIdempotencyKey } from './idempotency-key.interceptor.js';
import { HttpNamedEngines, NamedEngineOptions } from './named-engines.js';

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

/** Provides NamedEngines over HTTP. */
@Module({})
export class NamedEnginesModule {
  static register(options: OptionsSource<NamedEngineOptions>): DynamicModule {
    return {
      module: NamedEnginesModule,
      imports: [HttpClientModule.register('engine')],
      providers: [
        { provide: NamedEngineOptions, ...options },
        {
          provide: NamedEngines,
          inject: [NamedEngineOptions, JsonHttp],
          useFactory: (engines: NamedEngineOptions, http: JsonHttp) => new HttpNamedEngines(engines, http),
        },
      ],
      exports: [NamedEngines],
    };
  }

  constructor({ axiosRef }: HttpService) {
    axiosRef.interceptors.request.use(addIdempotencyKey, null, { synchronous: true });
  }
}
