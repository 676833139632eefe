import { Socket } from 'node:net';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
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
  'identity-key',
] as const;

/** In an address dots lead elsewhere, however they are encoded, and half a character cannot be encoded at all. */
const NO_PART = /^\.{0,2}$|\p{Surrogate}/u;

/** The value of a header (RFC 9110, 5.5). */
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** UTF-16 units: a model's context has room for less, and a state of any known game is smaller. */
const MAX_ANSWER = 1_048_576;

/** Asks the routes of this very service without a connection: every guard, limit, pipe and filter applies. */
@Injectable()
export class InProcessRest extends RestApi {
  private readonly server: FastifyInstance;

  constructor({ httpAdapter }: HttpAdapterHost<FastifyAdapter>) {
    super();
    this.server = httpAdapter.getInstance();
    // An injected request has a stand-in for a socket. It must close when the caller leaves, as a real one does.
    this.server.addHook('onRequest', async ({ raw }) => {
      if (!(raw.socket instanceof Socket)) raw.once('close', () => raw.socket.emit('close'));
    });
  }

  override async send(request: RestRequest, caller: Caller): Promise<RestAnswer> {
    const { method, path, query = {}, body } = request;
    const headers = headersOf(request, caller);
    refuseUnsendable(path, headers);
    const given = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as const],
    );
    const answer = await this.server.inject({
      method,
      url: `/${path.map(encodeURIComponent).join('/')}?${new URLSearchParams(Object.fromEntries(given)).toString()}`,
      headers,
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

/** What a client could not send over HTTP either. */
function refuseUnsendable(path: readonly string[], headers: Readonly<Record<string, string>>): void {
  const part = path.find((one) => NO_PART.test(one));
  if (part !== undefined)
    throw new RestFailure(`There is nothing with the id ${JSON.stringify(part)}.`, 'not_found', 404);
  if (!Object.values(headers).every((value) => FIELD_VALUE.test(value)))
    throw new RestFailure('A key or a token has printable characters only.', 'invalid_request', 400);
}

function tooLarge(path: readonly string[]): RestFailure {
  const detail = `That is larger than ${MAX_ANSWER} characters: read it from GET /${path.join('/')} of the server.`;
  return new RestFailure(detail, 'answer_too_large', 413);
}
