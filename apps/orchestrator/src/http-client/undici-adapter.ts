import { type AxiosAdapter, AxiosHeaders, type InternalAxiosRequestConfig } from 'axios';
import type { Dispatcher } from 'undici';
import { parseUrl } from '#libs/service';
import { exchange, type ExchangeTerms } from './exchange.js';
import { HttpFailure } from './http-failure.js';
import './request-fields.js';

/**
 * The headers of an answer stay in its {@link RawAnswer}: in AxiosHeaders a header by the name of one of its methods, such
 * as `normalize`, would replace that method.
 */
const NONE = new AxiosHeaders();

/**
 * axios over undici's connections, which costs half of what axios' own adapters do. `timeout` is one deadline for
 * connecting, headers and body together. Answers of every status resolve, with the {@link RawAnswer} as `data`;
 * redirects are not followed, proxies not asked. Rejects with HttpFailure.
 */
export function undiciAdapter(dispatcher: Dispatcher): AxiosAdapter {
  return async (config) => {
    const data = await exchange(config.via ?? dispatcher, requestOf(config), termsOf(config));
    return { data, status: data.status, statusText: '', headers: NONE, config };
  };
}

function requestOf(config: InternalAxiosRequestConfig<unknown>): Dispatcher.DispatchOptions {
  const url = addressOf(config.url ?? '');
  return {
    origin: url.origin,
    path: url.pathname + url.search,
    method: config.method?.toUpperCase() ?? 'GET',
    headers: config.headers.toJSON(),
    body: typeof config.data === 'string' ? config.data : null,
  };
}

function addressOf(url: string): URL {
  const parsed = parseUrl(url);
  if (parsed === undefined) throw new HttpFailure('unreachable', `has no valid address ("${url}")`, false);
  return parsed;
}

function termsOf({
  timeout,
  maxContentLength,
  signal,
  onLine,
  isRepeatable,
}: InternalAxiosRequestConfig<unknown>): ExchangeTerms {
  return { timeoutMs: timeout ?? 0, maxBytes: maxContentLength ?? 0, signal, onLine, isRepeatable };
}
