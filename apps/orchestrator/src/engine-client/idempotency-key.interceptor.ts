import type { InternalAxiosRequestConfig } from 'axios';

/** Sends the key of a request that has one. An engine that honours keys acts once for each, however often it is sent. */
export function addIdempotencyKey(config: InternalAxiosRequestConfig): InternalAxiosRequestConfig {
  if (config.idempotencyKey !== undefined) config.headers.set('idempotency-key', config.idempotencyKey);
  return config;
}
