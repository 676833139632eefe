import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { type Caller, RestApi, type RestAnswer, RestFailure, type RestRequest } from './rest-api.js';

/** What the routes and their guards read of a request, beside its keys. */
const PASSED_ON = [
  'host',
  'origin',
  'sec-fetch-site',
  'user-agent',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-prefix',
  'x-request-id',
  'traceparent',
  'tracestate',
] as const;

/** UTF-16 units: a model's context has room for less, and a state of any known game is smaller. */
const MAX_ANSWER = 1_048_576;

/** Asks the routes of this very service without a connection: every guard, limit, pipe and filter applies. */
@Injectable()
export class InProcessRest extends RestApi {
  constructor(private readonly host: HttpAdapterHost<FastifyAdapter>) {
    super();
  }

  override async send(request: RestRequest, caller: Caller): Promise<RestAnswer> {
    const { method, path, query = {}, body } = request;
    const given = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as const],
    );
    const answer = await this.host.httpAdapter.getInstance().inject({
      method,
      url: `/${path.map(encodeURIComponent).join('/')}?${new URLSearchParams(Object.fromEntries(given)).toString()}`,
      headers: headersOf(request, caller),
      remoteAddress: caller.address,
      signal: caller.signal,
      payloadAsStream: true,
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    const chunks: AsyncIterable<unknown> = answer.stream().setEncoding('utf8');
    let text = '';
    for await (const chunk of chunks) {
      if (typeof chunk === 'string') text += chunk;
      if (text.length > MAX_ANSWER) throw tooLarge(path);
    }
    return { status: answer.statusCode, text };
  }
}

/** The seat's token takes the place of the bearer's: a key goes into the other header. */
function headersOf({ body, headers, seatToken }: RestRequest, caller: Caller): Record<string, string> {
  const passed = PASSED_ON.flatMap((name) => {
    const value = [caller.headers[name]].flat().join(', ');
    return value === '' ? [] : [[name, value] as const];
  });
  const [key, ...others] = caller.keys;
  const bearer = seatToken ?? key;
  const second = seatToken === undefined ? others[0] : key;
  return {
    ...Object.fromEntries(passed),
    ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
    ...(second !== undefined && { 'x-api-key': second }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...headers,
  };
}

function tooLarge(path: readonly string[]): RestFailure {
  const detail = `That is larger than ${MAX_ANSWER} characters: read it from GET /${path.join('/')} of the server.`;
  return new RestFailure(detail, 'answer_too_large', 413);
}
