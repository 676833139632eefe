import { type DynamicModule, Module } from '@nestjs/common';
import { HttpClientModule, type OptionsSource } from '../http-client/index.js';
import { EngineClientOptions } from './engine-client.options.js';
import { GameEngineClient } from '../games/ports/index.js';
import { HttpGameEngineClient } from './http-game-engine-client.js';

/** Provides GameEngineClient over HTTP. */
@Module({})
export class EngineClientModule {
  static register(options: OptionsSource<EngineClientOptions>): DynamicModule {
    return {
      module: EngineClientModule,
      imports: [HttpClientModule],
      providers: [
        { provide: EngineClientOptions, ...options },
        { provide: GameEngineClient, useClass: HttpGameEngineClient },
      ],
      exports: [GameEngineClient],
    };
  }
}
