import { Module } from '@nestjs/common';
import { Connections } from './connections.js';
import { JsonHttp } from './json-http.js';

/** Outbound JSON over HTTP: one deadline per request, bounded answers, kept-alive connections. */
@Module({
  providers: [Connections, JsonHttp],
  exports: [JsonHttp],
})
export class HttpClientModule {}
