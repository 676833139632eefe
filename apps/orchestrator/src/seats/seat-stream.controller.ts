import { Controller, Get, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { joinConnection, SocketsPerAddress } from '../access/index.js';
import { Does, GameSeats, orProblem, Refuses, type SeatKey } from '../games/index.js';
import { EXAMPLES } from './examples.js';
import { OfSeat, Seat } from './seat-of-request.js';
import { type SeatNews, SeatQuestions } from './seat-questions.js';

const TYPE = 'text/event-stream; charset=utf-8';
/** Nobody between here and the client is to keep what is sent, or to hold it back. */
const HEADERS = { 'cache-control': 'no-store', 'x-accel-buffering': 'no' } as const;

/** Longer than between two signs of life: a client that reads nothing for so long is gone. */
const MAX_READ_PAUSE_MS = 60_000;

/** A seat's questions for clients without Socket.IO: an agent behind a firewall opens the connection itself. */
@ApiTags('seats')
@OfSeat()
@Controller('games/:id/seats/:player_id/stream')
export class SeatStreamController {
  constructor(
    private readonly seats: GameSeats,
    private readonly questions: SeatQuestions,
    private readonly sockets: SocketsPerAddress,
  ) {}

  @Get()
  @Does('streamSeat', 'Follow what a seat is asked by server-sent events')
  @ApiResponse({
    status: 200,
    description:
      'An event `turn` for each question (id: its request_id), and `over` when the game is over. Answers are sent by POST …/decide.',
    content: {
      'text/event-stream': { schema: { type: 'string' }, example: textOf({ kind: 'turn', turn: EXAMPLES.view.turn }) },
    },
  })
  @Refuses('game_not_found', 'seat_not_found', 'seat_token_wrong', 'seat_replaced', 'too_many_requests')
  async stream(
    @Seat() key: SeatKey,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    orProblem(await this.seats.view(key));
    void reply.headers(HEADERS);
    if (request.method === 'HEAD' || reply.raw.destroyed) return undefined;
    const leave = joinConnection(this.sockets, request.ip);
    const gone = new AbortController();
    reply.raw.once('close', () => {
      leave();
      gone.abort();
    });
    reply.raw.setTimeout(MAX_READ_PAUSE_MS, () => reply.raw.destroy());
    return new StreamableFile(Readable.from(this.texts(key, gone.signal), { objectMode: false }), { type: TYPE });
  }

  private async *texts(key: SeatKey, signal: AbortSignal): AsyncGenerator<string> {
    // The headers are on their way before the first question.
    yield QUIET;
    for await (const news of this.questions.follow(key, signal)) yield textOf(news);
  }
}

const QUIET = ': \n\n';

function textOf(news: SeatNews): string {
  switch (news.kind) {
    case 'turn':
      return `id: ${news.turn.request_id}\nevent: turn\ndata: ${JSON.stringify(news.turn)}\n\n`;
    case 'quiet':
      return QUIET;
    case 'over':
      return `event: over\ndata: ${JSON.stringify(news.view)}\n\n`;
    case 'refused':
      return `event: refused\ndata: ${JSON.stringify({ code: news.refusal.refused, detail: news.refusal.detail })}\n\n`;
  }
}
