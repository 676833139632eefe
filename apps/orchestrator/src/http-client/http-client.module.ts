import { HttpModule, type HttpModuleOptions, HttpService } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { Connections } from './connections.js';
import { JsonHttp } from './json-http.js';
import { undiciAdapter } from './undici-adapter.js';

function axiosOptions({ dispatcher }: Connections): HttpModuleOptions {
  return {
    adapter: undiciAdapter(dispatcher),
    // Bodies go out and come in as text: JsonHttp encodes once and decodes once.
    transformRequest: [],
    transformResponse: [],
  };
}

/** axios copies its defaults into every request: all that the adapter does not look at only cost time. */
const OURS: ReadonlySet<string> = new Set(['adapter', 'transformRequest', 'transformResponse']);

/** Outbound JSON over HTTP: one deadline per request, bounded answers, kept-alive connections. */
@Module({
  imports: [
    HttpModule.registerAsync({ extraProviders: [Connections], inject: [Connections], useFactory: axiosOptions }),
  ],
  providers: [JsonHttp],
  exports: [JsonHttp],
})
export class HttpClientModule {
  constructor({ axiosRef: { defaults } }: HttpService) {
    for (const name of Object.keys(defaults)) if (!OURS.has(name)) Reflect.deleteProperty(defaults, name);
  }
}
