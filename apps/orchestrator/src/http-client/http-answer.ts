import { HttpFailure } from './http-failure.js';

/** Names in lower case; a header that is sent more than once has a list. */
export type AnswerHeaders = Readonly<Record<string, unknown>>;

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

/** `application/json; charset=utf-8` → `application/json`; empty if the answer names none. */
export function mediaTypeOf(headers: AnswerHeaders): string {
  return headerOf(headers, 'content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** The `content-encoding`; empty if there is none. */
export function encodingOf(headers: AnswerHeaders): string {
  const encoding = headerOf(headers, 'content-encoding')?.trim().toLowerCase() ?? '';
  return encoding === 'identity' ? '' : encoding.replaceAll(/[^\w, -]/g, '').slice(0, 50);
}

function headerOf(headers: AnswerHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}
