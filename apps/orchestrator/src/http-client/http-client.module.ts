import { HttpModule, type HttpModuleOptions, HttpService } from '@nestjs/axios';
import { type DynamicModule, type FactoryProvider, Module } from '@nestjs/common';
import { Connections } from './connections.js';
import { ExchangeMeter, type MeasuredService } from './exchange-meter.js';
import { JsonHttp } from './json-http.js';
import { undiciAdapter } from './undici-adapter.js';

/** No encoding is accepted: a few bytes could become many. */
const HEADERS = { accept: 'application/json', 'accept-encoding': 'identity' };

function axiosOptions({ dispatcher }: Connections): HttpModuleOptions {
  return {
    adapter: undiciAdapter(dispatcher),
    // Bodies are text on both sides: a signature covers the very bytes that are sent.
    transformRequest: [],
    transformResponse: [],
  };
}

/**
 * Outbound JSON over HTTP: one deadline per request, bounded answers, kept-alive connections. Each module that imports it
 * has an axios instance of its own, to whose requests it adds what its service needs by interceptors.
 */
@Module({})
export class HttpClientModule {
  /** `service`: as its answers are measured. */
  static register(service: MeasuredService): DynamicModule {
    const http = HttpModule.registerAsync({
      extraProviders: [Connections],
      inject: [Connections],
      useFactory: axiosOptions,
    });
    const json: FactoryProvider<JsonHttp> = {
      provide: JsonHttp,
      inject: [HttpService, { token: ExchangeMeter, optional: true }],
      useFactory: (axios: HttpService, meter?: ExchangeMeter) =>
        new JsonHttp(axios, meter === undefined ? undefined : (...what) => meter.measured(service, ...what), service),
    };
    return { module: HttpClientModule, imports: [http], providers: [json], exports: [JsonHttp, http] };
  }

  /**
   * Replaces the default headers of axios. It merges a map of headers for each method into every request; without these,
   * and without two options that are not used here, a request takes half the time in axios.
   */
  constructor({ axiosRef }: HttpService) {
    Object.assign(axiosRef.defaults, { headers: HEADERS, transitional: undefined, env: undefined });
  }
}
