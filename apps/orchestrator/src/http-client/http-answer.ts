import { parseUrl, plainLine } from '#libs/service';
import { HttpFailure } from './http-failure.js';

/** Names in lower case; a header that is sent more than once has a list. */
export type AnswerHeaders = Readonly<Record<string, unknown>>;

const MAX_LOCATION = 200;

/** A whole answer, whatever its status. */
export class HttpAnswer {
  constructor(
    readonly status: number,
    readonly headers: AnswerHeaders,
    readonly text: string,
  ) {}

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  /** Of a redirect, which is never followed: where it leads, without what may be secret of it. */
  get redirect(): string | undefined {
    if (this.status < 300 || this.status > 399) return undefined;
    const shown = plainLine(placeIn(this.header('location') ?? ''), MAX_LOCATION);
    return shown === null ? 'redirects are not followed' : `redirects are not followed, and this one leads to ${shown}`;
  }

  /** @param name in lower case. */
  header(name: string): string | undefined {
    return headerOf(this.headers, name);
  }

  /** The body as JSON, not checked any further. Throws HttpFailure `not_json`, also for an empty body. */
  json(): unknown {
    try {
      return JSON.parse(this.text);
    } catch (error) {
      const message = this.text.trim() === '' ? 'answered nothing' : 'answered something that is not JSON';
      throw new HttpFailure('not_json', message, true, error);
    }
  }
}

/** A query may be a secret, and so may what stands before a host. */
function placeIn(location: string): string {
  const [withoutQuery = ''] = location.split(/[?#]/, 1);
  const url = parseUrl(withoutQuery);
  if (url === undefined) return withoutQuery;
  const { protocol, host, pathname } = url;
  return `${protocol}//${host}${pathname}`;
}

/** `application/json; charset=utf-8` → `application/json`; empty if the answer names none. */
export function mediaTypeOf(headers: AnswerHeaders): string {
  return headerOf(headers, 'content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** The `content-encoding`; empty if there is none. */
export function encodingOf(headers: AnswerHeaders): string {
  const encodings = headerOf(headers, 'content-encoding')?.toLowerCase().split(',') ?? [];
  const named = encodings.map((encoding) => encoding.replaceAll(/[^\w-]/g, '')).filter((encoding) => encoding !== '');
  return named.every((encoding) => encoding === 'identity') ? '' : named.join(', ').slice(0, 50);
}

/** A header that is sent more than once is one list (RFC 9110, 5.3). */
function headerOf(headers: AnswerHeaders, name: string): string | undefined {
  const value = headers[name];
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' ? value : undefined;
}
