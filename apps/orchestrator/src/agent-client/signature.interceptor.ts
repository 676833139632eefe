import type { InternalAxiosRequestConfig } from 'axios';
import { parseUrl } from '#libs/service';
import { agentKey, signatureHeaders, type SigningKey } from './request-signer.js';

type RequestInterceptor = (config: InternalAxiosRequestConfig<unknown>) => InternalAxiosRequestConfig<unknown>;

/**
 * Signs each request that has an id and a body with these keys, as they are derived for its receiver. It sees the body as
 * the text that is sent. An address that is none is left to the adapter to refuse.
 */
export function signature(keys: readonly SigningKey[]): RequestInterceptor {
  return (config) => {
    const { requestId: id, data: body, url = '' } = config;
    if (id === undefined || typeof body !== 'string' || parseUrl(url) === undefined) return config;
    const derived = keys.map((main) => agentKey(main, url));
    config.headers.set(signatureHeaders(derived, { id, at: Date.now(), body }));
    return config;
  };
}
