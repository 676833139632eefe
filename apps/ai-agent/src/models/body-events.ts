import { fieldsOf } from '#libs/protocol';
import { linesOf } from './lines.js';
import { ProviderFailure } from './provider-failure.js';

/** More pieces than any answer of allowed length has, a token in each. */
const MAX_EVENTS = 250_000;
const FIELD = /^(data|event|id|retry)(?::\s?(.*))?$/s;

/**
 * The JSON values of a body, in whatever it is wrapped: server-sent events, a value a line, or one value alone. Throws
 * SyntaxError where it is none of these, and ProviderFailure `too_large` where there are too many.
 */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator {
  const events = new Events();
  let count = 0;
  for await (const line of linesOf(body)) {
    const event = events.take(line);
    if (event === undefined) continue;
    count += 1;
    if (count > MAX_EVENTS) throw new ProviderFailure('too_large', { providerMessage: 'too many pieces' });
    yield event;
  }
  yield* events.end();
}

/** Puts lines together; `undefined` where a line completes nothing. */
class Events {
  private name = '';
  /** Lines of the server-sent event that is not complete. */
  private data: string[] = [];
  /** Lines outside of server-sent events. */
  private readonly bare: string[] = [];

  take(line: string): unknown {
    if (this.bare.length > 0) {
      this.bare.push(line);
      return undefined;
    }
    if (line.trim() === '') return this.dispatch();
    if (line.startsWith(':')) return undefined;
    const [, field, value = ''] = FIELD.exec(line) ?? [];
    if (field === undefined) return this.outside(line);
    if (field === 'event') this.name = value.trim();
    return field === 'data' ? this.more(value) : undefined;
  }

  /** What is left at the end of the body. */
  *end(): Generator {
    const event = this.dispatch();
    if (event !== undefined) yield event;
    const text = this.bare.join('\n').trim();
    if (text === '') return;
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) yield* value as readonly unknown[];
    else yield value;
  }

  /** Some servers leave out the empty lines between events, so a line that is complete counts. */
  private more(value: string): unknown {
    if (value.trim() === '[DONE]' || value.trim() === '') return undefined;
    this.data.push(value);
    const event = parsed(this.data.join('\n'));
    if (event === undefined) return undefined;
    this.data = [];
    return this.named(event);
  }

  private dispatch(): unknown {
    const [text, { name }] = [this.data.join('\n'), this];
    this.data = [];
    this.name = '';
    if (text === '') return undefined;
    // An event that is no JSON is a sentence about what went wrong, or the protocol of something else.
    if (name === 'error') return { error: text };
    throw new SyntaxError('an event that is no JSON');
  }

  private named(event: unknown): unknown {
    if (this.name !== 'error' || fieldsOf(event)['error'] !== undefined) return event;
    return { error: event };
  }

  private outside(line: string): unknown {
    const event = parsed(line);
    if (event === undefined || Array.isArray(event)) {
      this.bare.push(line);
      return undefined;
    }
    return event;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Goes on in the next line.
    return undefined;
  }
}
