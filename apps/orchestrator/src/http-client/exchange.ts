import type { GenericAbortSignal } from 'axios';
import type { Dispatcher } from 'undici';
import { encodingOf, mediaTypeOf } from './http-answer.js';
import { failureOf, HttpFailure, isClosedConnection } from './http-failure.js';
import { LineSplitter } from './line-splitter.js';

/** How long and how large an answer may be, and who may call it off. */
export interface ExchangeTerms {
  /** Milliseconds from now until the last byte of the body. */
  readonly timeoutMs: number;
  /** Bytes of body; reading stops where they are exceeded. */
  readonly maxBytes: number;
  readonly signal?: GenericAbortSignal | undefined;
  /** Given each line of a 2xx application/x-ndjson answer as it arrives. What it throws ends the exchange. */
  readonly onLine?: ((line: string) => void) | undefined;
  /** Whether to send once more, on a connection of its own, where one closes before the first byte of the answer. */
  readonly isRepeatable?: boolean | undefined;
  /** Only status and headers matter: the text stays empty, and a body that is too large or late is no failure. */
  readonly ignoresBody?: boolean | undefined;
}

/** An answer as it came: header names in lower case. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly text: string;
}

const DECODER = new TextDecoder();

/** Sends one request and reads its whole answer. Rejects with HttpFailure, or with what `onLine` threw. */
export function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  terms: ExchangeTerms,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    if (terms.signal?.aborted) {
      reject(new HttpFailure('aborted', 'was not waited for', false));
      return;
    }
    new Exchange(dispatcher, request, terms, resolve, reject).start();
  });
}

/**
 * One request from its start to its end, driven by undici's callbacks: no stream in between, so the deadline covers
 * connecting, headers and body alike, and a limit takes effect on the very chunk that exceeds it.
 */
class Exchange implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | undefined;
  private status = 0;
  private headers: RawAnswer['headers'] = {};
  private readonly chunks: Buffer[] = [];
  private received = 0;
  private lines: LineSplitter | undefined;
  private failure: Error | undefined;
  private readonly timer: NodeJS.Timeout;

  private hasArrived = false;
  private hasBegun = false;
  private isRepeated = false;

  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly request: Dispatcher.DispatchOptions,
    private readonly terms: ExchangeTerms,
    private readonly resolve: (answer: RawAnswer) => void,
    private readonly reject: (failure: Error) => void,
  ) {
    this.timer = setTimeout(this.onDeadline, terms.timeoutMs);
    terms.signal?.addEventListener?.('abort', this.onAbort);
  }

  start(): void {
    this.dispatcher.dispatch(this.request, this);
  }

  /** Called when a connected socket takes the request: before this, nothing was sent. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.failure) controller.abort(this.failure);
    this.controller = controller;
    this.hasArrived = true;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: RawAnswer['headers']): void {
    this.hasBegun = true;
    if (status < 200) return; // 1xx: the answer itself follows
    this.status = status;
    this.headers = headers;
    // What follows is still bounded: beyond a limit, the connection is closed.
    if (this.terms.ignoresBody === true) this.resolve({ status, headers, text: '' });
    this.limit(Number(headers['content-length'] ?? 0));
    if (status < 300) this.refuseEncoded(encodingOf(headers));
    const streams = status < 300 && mediaTypeOf(headers) === 'application/x-ndjson';
    if (this.terms.onLine && streams) this.lines = new LineSplitter(this.terms.onLine);
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.received += chunk.length;
    this.limit(this.received);
    if (this.failure) return;
    if (this.lines) this.readLines((lines) => lines.push(chunk));
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.readLines((lines) => lines.end());
    if (this.failure) return;
    this.release();
    const text = DECODER.decode(Buffer.concat(this.chunks));
    this.resolve({ status: this.status, headers: this.headers, text });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (this.mayRepeat(error)) this.repeat();
    else this.fail(failureOf(error, this.mayHaveArrived));
  }

  /** A server may close a connection that it kept alive in the moment in which a request is on its way to it. */
  private mayRepeat(error: Error): boolean {
    const { failure, hasBegun, isRepeated, terms } = this;
    return terms.isRepeatable === true && !failure && !hasBegun && !isRepeated && isClosedConnection(error);
  }

  private repeat(): void {
    this.isRepeated = true;
    this.controller = undefined;
    this.dispatcher.dispatch({ ...this.request, reset: true }, this);
  }

  private get mayHaveArrived(): boolean {
    return this.hasArrived;
  }

  private limit(bytes: number): void {
    const { maxBytes } = this.terms;
    if (bytes > maxBytes) this.fail(new HttpFailure('too_large', tooLarge(bytes, maxBytes), true));
  }

  /** No encoding was asked for, so that a few bytes cannot become many. */
  private refuseEncoded(encoding: string): void {
    if (encoding === '') return;
    this.fail(new HttpFailure('not_json', `answered a body compressed with ${encoding}, which is not accepted`, true));
  }

  private readLines(read: (lines: LineSplitter) => void): void {
    try {
      if (this.lines) read(this.lines);
    } catch (error) {
      this.fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private readonly onDeadline = (): void => {
    const message = `did not answer within ${this.terms.timeoutMs} ms`;
    this.fail(new HttpFailure('timeout', message, this.mayHaveArrived));
  };

  private readonly onAbort = (): void => {
    this.fail(new HttpFailure('aborted', 'was not waited for', this.mayHaveArrived));
  };

  /** Rejects at once, even while undici still waits for a connection; onRequestStart then gives that up too. */
  private fail(failure: Error): void {
    if (this.failure) return;
    this.failure = failure;
    this.release();
    this.reject(failure);
    this.controller?.abort(failure);
  }

  private release(): void {
    clearTimeout(this.timer);
    this.terms.signal?.removeEventListener?.('abort', this.onAbort);
  }
}

function tooLarge(bytes: number, allowed: number): string {
  return `answered ${bytes.toLocaleString('en')} bytes where ${allowed.toLocaleString('en')} are allowed`;
}
