import { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, HttpStatus, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BodyLimit, excessOf, ProblemException } from '#libs/service';
import { joinConnection, keysInHeaders, PageAccess, SocketsPerAddress } from '../access/index.js';
import { McpEndpoint } from './mcp-endpoint.js';

/** Bytes of a message: a game's seats and rules, or a decision with its reasons. */
const MAX_MESSAGE = 131_072;
const MESSAGE = { depth: 64, values: 10_000 };

const EVENT_STREAM = 'text/event-stream';

/**
 * MCP by Streamable HTTP. It is not in the OpenAPI document: MCP describes itself, and what it does are operations that are
 * there. What a message may do is decided by the guards of those operations; here only what concerns the connection.
 */
@ApiExcludeController()
@Controller('mcp')
export class McpController {
  constructor(
    private readonly endpoint: McpEndpoint,
    private readonly pages: PageAccess,
    private readonly sockets: SocketsPerAddress,
  ) {}

  @Post()
  @BodyLimit(MAX_MESSAGE)
  async message(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    this.refusePage(request);
    refuseWrong(body);
    const hasLeft = joinConnection(this.sockets, request.ip);
    const gone = new AbortController();
    reply.raw.once('close', () => {
      hasLeft();
      gone.abort();
    });
    const caller = {
      headers: { ...request.headers, 'x-request-id': request.id },
      address: request.raw.socket.remoteAddress ?? '',
      keys: keysInHeaders(request.headers),
      signal: gone.signal,
    };
    return sent(await this.endpoint.answer(webRequestOf(request, gone.signal), body, caller), reply);
  }

  /** Of a session, which this server has none of. */
  @Get()
  stream(@Res({ passthrough: true }) reply: FastifyReply): never {
    return refuseMethod(reply);
  }

  @Delete()
  end(@Res({ passthrough: true }) reply: FastifyReply): never {
    return refuseMethod(reply);
  }

  /** Pages that may not control games may not speak MCP at all: a page of a stranger would act for the person before it. */
  private refusePage({ raw }: FastifyRequest): void {
    const denial = this.pages.denialOf(raw);
    if (denial !== undefined) throw new ProblemException(denial.status, denial.code, denial.detail);
  }
}

function refuseWrong(body: unknown): void {
  const excess = excessOf(body, MESSAGE);
  const wrong = Array.isArray(body)
    ? 'This server takes one JSON-RPC message in a request, and no batch.'
    : body === undefined
      ? 'The body must be a JSON-RPC message.'
      : excess && `The message ${excess}.`;
  if (wrong !== undefined) throw new ProblemException(HttpStatus.BAD_REQUEST, 'invalid_request', wrong);
}

function refuseMethod(reply: FastifyReply): never {
  void reply.header('allow', 'POST');
  const detail = 'This server keeps no MCP sessions: send each message by POST.';
  throw new ProblemException(HttpStatus.METHOD_NOT_ALLOWED, 'method_not_allowed', detail);
}

/** Its body was read before. */
function webRequestOf(request: FastifyRequest, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of [value].flat()) if (one !== undefined) headers.append(name, one);
  }
  return new Request('http://localhost/mcp', { method: 'POST', headers, signal });
}

function sent({ status, headers, body }: Response, reply: FastifyReply): StreamableFile | undefined {
  void reply.code(status).headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  if (body === null) return undefined;
  const type = headers.get('content-type') ?? 'application/json';
  const chunks = type.startsWith(EVENT_STREAM) ? begun(body) : body;
  return new StreamableFile(Readable.from(chunks, { objectMode: false }), { type });
}

/** With a comment first: the headers go out at once, also where the first event takes its time. */
async function* begun(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | string> {
  yield ': \n\n';
  yield* body;
}
