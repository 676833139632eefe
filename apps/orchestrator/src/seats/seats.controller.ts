import { Body, Controller, Get, Headers, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { EventPage, SeatView, TakenSeat } from '#libs/protocol';
import { BodyLimit, ConcurrencyLimit } from '#libs/service';
import { joinConnection, SocketsPerAddress } from '../access/index.js';
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
import { checkedSeatKey, TakesSeatKey } from './seat-key.js';
import { OfSeat, Seat } from './seat-of-request.js';

/** Bytes: an agent's answer has the same bounds. */
const MAX_DECISION = 32_768;

/** Open seats: taking one, and playing it. All but the first take the seat's token. */
@ApiTags('seats')
@OfSeat()
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
  @TakesSeatKey()
  @HttpCode(201)
  @Answers(201, TakenSeatAnswer, EXAMPLES.taken)
  @Refuses(
    'invalid_request',
    'game_not_found',
    'seat_not_found',
    'seat_not_open',
    'seat_taken',
    'idempotency_key_reused',
    'too_many_requests',
  )
  async take(
    @Seat() { gameId, playerId }: SeatKey,
    @Body() { name, identity_key: inBody }: TakeSeatDto,
    @Headers('identity-key') inHeader?: string,
    @Headers('idempotency-key') key?: string,
  ): Promise<TakenSeat> {
    const identityKey = inBody ?? checkedIdentityKey(inHeader);
    const taker = { ...(name != null && { name }), identityKey, key: checkedSeatKey(key) };
    return orProblem(await this.seats.take(gameId, playerId, taker));
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
    @Seat() key: SeatKey,
    @Query() { wait, after }: SeatQuery,
    @Req() request: FastifyRequest,
  ): Promise<SeatView> {
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
  async decide(@Seat() key: SeatKey, @Body() body: unknown): Promise<SeatView> {
    const { requestId, response } = orProblem(readSeatDecision(body));
    return orProblem(await this.seats.decide(key, requestId, response));
  }

  @Post('resign')
  @Does('resignSeat', 'Give the game up')
  @HttpCode(200)
  @Answers(200, SeatViewAnswer, EXAMPLES.view)
  @Refuses('game_not_found', 'game_starting', 'game_completed', 'seat_not_found', 'seat_token_wrong', 'seat_replaced')
  async resign(@Seat() key: SeatKey): Promise<SeatView> {
    return orProblem(await this.seats.resign(key));
  }

  @Post('leave')
  @Does('leaveSeat', 'Leave a seat until its next request')
  @HttpCode(200)
  @Answers(200, SeatViewAnswer, { ...EXAMPLES.view, seat: 'away', turn: null })
  @Refuses('game_not_found', 'seat_not_found', 'seat_token_wrong', 'seat_replaced')
  async leave(@Seat() key: SeatKey): Promise<SeatView> {
    return orProblem(await this.seats.leave(key));
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
  async events(@Seat() key: SeatKey, @Query() { after_seq: after, limit }: EventsQuery): Promise<EventPage> {
    return orProblem(await this.seats.events(key, after, limit));
  }
}
