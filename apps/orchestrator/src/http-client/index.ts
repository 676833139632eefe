/** Outbound JSON over HTTP to other people's services, which may hang, drip, lie and vanish. */
export { endpoint } from './endpoint.js';
export { exchange } from './exchange.js';
export { ExchangeMeter, type ExchangeOutcome, type MeasuredService } from './exchange-meter.js';
export type { HttpAnswer } from './http-answer.js';
export { HttpClientModule } from './http-client.module.js';
export { HttpFailure, type HttpFailureKind } from './http-failure.js';
export { type HttpRequest, JsonHttp } from './json-http.js';
export { KeptAlive } from './kept-alive.js';
export type { OptionsSource } from './options-source.js';
