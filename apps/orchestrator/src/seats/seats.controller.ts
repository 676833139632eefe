import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { EventPage, SeatView, TakenSeat } from '#libs/protocol';
import { BodyLimit, ConcurrencyLimit } from '#libs/service';
import { joinConnection, keysInHeaders, SocketsPerAddress } from '../access/index.js';
import {
  Answers,
  checkedIdentityKey,
  Does,
  EventPageAnswer,
  EventsQuery,
  GameSeats,
  orProblem,
  Refuses,
  type SeatKey,
  Takes,
  TakesIdentityKey,
} from '../games/index.js';
import { EXAMPLES } from './examples.js';
import { SeatDecisionDto, SeatQuery, SeatViewAnswer, TakenSeatAnswer, TakeSeatDto } from './seat.dto.js';
import { readSeatDecision } from './seat-decision.js';

/** Bytes: an agent's answer has the same bounds. */
const MAX_DECISION = 32_768;

/** Open seats: taking one, and playing it. All but the first take the seat's token. */
@ApiTags('seats')
@Controller('games/:id/seats/:player_id')
export class SeatsController {
  constructor(
    private readonly seats: GameSeats,
    private readonly sockets: SocketsPerAddress,
  ) {}

  @Post()
  @Does('takeSeat', 'Take an open seat')
  @Takes(TakeSeatDto, { name: 'Ann' })
  @TakesIdentityKey()
  @HttpCode(201)
  @Answers(201, TakenSeatAnswer, EXAMPLES.taken)
  @Refuses('invalid_request', 'game_not_found', 'seat_not_found', 'seat_not_open', 'seat_taken', 'too_many_requests')
  async take(
    @Param('id') gameId: string,
    @Param('player_id') playerId: string,
    @Body() { name, identity_key: key }: TakeSeatDto,
    @Headers('identity-key') header?: string,
  ): Promise<TakenSeat> {
    const identityKey = key ?? checkedIdentityKey(header);
    return orProblem(await this.seats.take(gameId, playerId, { ...(name != null && { name }), identityKey }));
  }

  @Get()
  @Does('getSeat', 'Read the game as a seat sees it, and what it is asked')
  @ConcurrencyLimit({ atOnce: 2_000, waiting: 100 })
  @Answers(200, SeatViewAnswer, EXAMPLES.view)
  @Refuses(
    'invalid_request',
    'game_not_found',
    'seat_not_found',
    'seat_token_wrong',
    'seat_replaced',
    'too_many_requests',
  )
  async view(
    @Param('id') gameId: string,
    @Param('player_id') playerId: string,
    @Query() { wait, after }: SeatQuery,
    @Req() request: FastifyRequest,
  ): Promise<SeatView> {
    const key = keyOf(gameId, playerId, request);
    if (wait === 0) return orProblem(await this.seats.view(key));
    const leave = joinConnection(this.sockets, request.ip);
    const gone = new AbortController();
    const abort = (): void => gone.abort();
    request.raw.socket.once('close', abort);
    try {
      return orProblem(await this.seats.wait(key, wait * 1_000, { after, signal: gone.signal }));
    } finally {
      request.raw.socket.off('close', abort);
      leave();
    }
  }

  @Post('decide')
  @Does('decideForSeat', 'Answer what a seat is asked')
  @Takes(SeatDecisionDto, EXAMPLES.decision)
  @BodyLimit(MAX_DECISION)
  @HttpCode(200)
  @Answers(200, SeatViewAnswer, { ...EXAMPLES.view, turn: null })
  @Refuses(
    'invalid_request',
    'illegal_action',
    'not_your_turn',
    'game_not_found',
    'seat_not_found',
    'seat_token_wrong',
    'seat_replaced',
    'too_many_requests',
  )
  async decide(
    @Param('id') gameId: string,
    @Param('player_id') playerId: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<SeatView> {
    const { requestId, response } = orProblem(readSeatDecision(body));
    return orProblem(await this.seats.decide(keyOf(gameId, playerId, request), requestId, response));
  }

  @Post('resign')
  @Does('resignSeat', 'Give the game up')
  @HttpCode(200)
  @Answers(200, SeatViewAnswer, EXAMPLES.view)
  @Refuses('game_not_found', 'game_starting', 'game_completed', 'seat_not_found', 'seat_token_wrong', 'seat_replaced')
  async resign(
    @Param('id') gameId: string,
    @Param('player_id') playerId: string,
    @Req() request: FastifyRequest,
  ): Promise<SeatView> {
    return orProblem(await this.seats.resign(keyOf(gameId, playerId, request)));
  }

  @Post('leave')
  @Does('leaveSeat', 'Leave a seat until its next request')
  @HttpCode(200)
  @Answers(200, SeatViewAnswer, { ...EXAMPLES.view, seat: 'away', turn: null })
  @Refuses('game_not_found', 'seat_not_found', 'seat_token_wrong', 'seat_replaced')
  async leave(
    @Param('id') gameId: string,
    @Param('player_id') playerId: string,
    @Req() request: FastifyRequest,
  ): Promise<SeatView> {
    return orProblem(await this.seats.leave(keyOf(gameId, playerId, request)));
  }

  @Get('events')
  @Does('getSeatEvents', 'Read the events of a game as a seat sees them')
  @ConcurrencyLimit({ atOnce: 8, waiting: 200 })
  @Answers(200, EventPageAnswer, EXAMPLES.events)
  @Refuses(
    'invalid_request',
    'game_not_found',
    'seat_not_found',
    'seat_token_wrong',
    'seat_replaced',
    'too_many_requests',
  )
  async events(
    @Param('id') gameId: string,
    @Param('player_id') playerId: string,
    @Query() { after_seq: after, limit }: EventsQuery,
    @Req() request: FastifyRequest,
  ): Promise<EventPage> {
    return orProblem(await this.seats.events(keyOf(gameId, playerId, request), after, limit));
  }
}

function keyOf(gameId: string, playerId: string, { headers }: FastifyRequest): SeatKey {
  return { gameId, playerId, token: keysInHeaders(headers)[0] };
}
