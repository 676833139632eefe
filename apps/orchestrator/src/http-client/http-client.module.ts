import { HttpModule, type HttpModuleOptions } from '@nestjs/axios';
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

/** Outbound JSON over HTTP: one deadline per request, bounded answers, kept-alive connections. */
@Module({
  imports: [
    HttpModule.registerAsync({ extraProviders: [Connections], inject: [Connections], useFactory: axiosOptions }),
  ],
  providers: [JsonHttp],
  exports: [JsonHttp],
})
export class HttpClientModule {}
