import { Controller, Get, Headers, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { ProblemException } from '#libs/service';
import { keysInHeaders } from '../../access/index.js';
import { Does, orProblem, QueryNumber, Refuses } from '../../games/index.js';
import { EventStreams } from './event-streams.js';

const TYPE = 'text/event-stream; charset=utf-8';
/** Nobody between here and the client is to keep what is sent, or to hold it back. */
const HEADERS = { 'cache-control': 'no-store', 'x-accel-buffering': 'no' } as const;
/** Longer than between two heartbeats: a client that reads nothing for so long is gone. */
const MAX_READ_PAUSE_MS = 60_000;
const EXAMPLE =
  'id: 7\nevent: game:speed\ndata: {"speed":"slow","game_id":"2f6b0a2e-8d53-4c1f-9a41-9d2f3b7c6e10","seq":7,"at":"2026-11-29T12:00:00.000Z"}\n\n';
const DIGITS = /^\d{1,15}$/;

/** The query of GET /games/{id}/stream. */
export class StreamQuery {
  @QueryNumber({
    description: 'Begin with the event after this number; 0: with the first. Without it: with the present state.',
  })
  declare readonly after_seq?: number;
}

/** A game's events for clients without Socket.IO. */
@ApiTags('games')
@Controller('games')
export class StreamController {
  constructor(private readonly streams: EventStreams) {}

  @Get(':id/stream')
  @Does('streamGame', 'Follow a game by server-sent events')
  @ApiHeader({
    name: 'last-event-id',
    required: false,
    schema: { type: 'string', pattern: DIGITS.source },
    description: 'The number of the last event that the client has; goes before after_seq.',
  })
  @ApiResponse({
    status: 200,
    description: 'Events with id (the number), event (the name) and data (the payload), until the game is over.',
    content: { 'text/event-stream': { schema: { type: 'string' }, example: EXAMPLE } },
  })
  @ApiResponse({ status: 204, description: 'The game is over, and the client has all of its events.' })
  @Refuses('invalid_request', 'seq_out_of_range', 'game_not_found', 'too_many_requests')
  async stream(
    @Param('id') id: string,
    @Query() query: StreamQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<StreamableFile | undefined> {
    const afterSeq = seqIn(lastEventId) ?? query.after_seq;
    const client = { address: request.ip, keys: keysInHeaders(request.headers) };
    const stream = orProblem(await this.streams.open(id, afterSeq, client));
    void reply.headers(HEADERS);
    if (stream.isOver) void reply.code(204);
    if (stream.isOver || request.method === 'HEAD' || reply.raw.destroyed) {
      stream.end();
      return undefined;
    }
    reply.raw.once('close', stream.end);
    reply.raw.setTimeout(MAX_READ_PAUSE_MS, () => reply.raw.destroy());
    return new StreamableFile(Readable.from(stream.texts, { objectMode: false }), { type: TYPE });
  }
}

/** Undefined: the client has none. */
function seqIn(lastEventId: string | undefined): number | undefined {
  if (lastEventId === undefined || lastEventId === '') return undefined;
  if (DIGITS.test(lastEventId)) return Number(lastEventId);
  const detail = "Last-Event-ID must be the number of one of the game's events.";
  throw new ProblemException(400, 'invalid_request', detail, [{ path: 'Last-Event-ID', message: detail }]);
}
