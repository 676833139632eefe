import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  Header,
  Headers,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GameList, GameResult, GameView, StateAt } from '#libs/protocol';
import { BodyLimit, ConcurrencyLimit, SharedAnswer } from '#libs/service';
import { OrchestratorConfig } from '../../config.js';
import { GameCreator } from '../commands/game-creator.js';
import { proven } from '../commands/identity.js';
import { type GameRequest, namedSeats } from '../domain/seat-request.js';
import { GameQueries } from '../queries/game-queries.js';
import { Answers, Does, Refuses, Takes } from './api-answers.js';
import {
  CreatedGameAnswer,
  EventPageAnswer,
  GameListAnswer,
  GameResultAnswer,
  GameViewAnswer,
  ReplayAnswer,
  StateAtAnswer,
} from './answers.dto.js';
import { refuseSeatAddresses } from './seat-addresses.js';
import { CreateGameDto } from './create-game.dto.js';
import { CreationReplies, TakesIdempotencyKey } from './creation-replies.js';
import { EXAMPLES } from './examples.js';
import { EventsQuery, ListQuery, StateQuery } from './game-queries.dto.js';
import { orProblem } from './refusal-problem.js';
import { WatchedGames } from './watched-games.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Bytes: the rules of any engine, and its seats. */
const MAX_CREATION = 1_048_576;

/** Creating games and reading them. */
@ApiTags('games')
@Controller('games')
export class GamesController {
  constructor(
    private readonly creator: GameCreator,
    private readonly queries: GameQueries,
    private readonly watched: WatchedGames,
    private readonly config: OrchestratorConfig,
    private readonly replies: CreationReplies,
  ) {}

  @Post()
  @Does('createGame', 'Create a game and start it')
  @Takes(CreateGameDto, EXAMPLES.creation)
  @BodyLimit(MAX_CREATION)
  @HttpCode(201)
  @TakesIdempotencyKey()
  @Answers(201, CreatedGameAnswer, EXAMPLES.created)
  @Refuses(
    'invalid_request',
    'agent_url_refused',
    'unknown_player',
    'idempotency_key_reused',
    'too_many_requests',
    'engine_error',
    'engine_unavailable',
  )
  async create(
    @Body() body: CreateGameDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('idempotency-key') key?: string,
  ): Promise<string> {
    refuseSeatAddresses(body.agents, this.config.agentAddresses);
    return this.replies.of({ request, reply, key }, (context) => this.creator.create(requested(body), context));
  }

  @Get()
  @Does('listGames', 'List games, newest first')
  @Answers(200, GameListAnswer, EXAMPLES.list)
  @Refuses('invalid_request', 'invalid_cursor', 'unknown_game')
  async list(@Query() query: ListQuery): Promise<GameList> {
    return orProblem(await this.watched.list(query));
  }

  @Get(':id')
  @Does('getGame', 'Read a game and its latest state')
  @Answers(200, GameViewAnswer, EXAMPLES.running)
  @Refuses('game_not_found')
  async find(@Param('id') id: string): Promise<GameView> {
    return orProblem(await this.watched.view(id));
  }

  @Get(':id/result')
  @Does('getGameResult', 'Read the result of a finished game')
  @Answers(200, GameResultAnswer, EXAMPLES.result)
  @Refuses('game_not_found', 'game_not_finished')
  async result(@Param('id') id: string): Promise<GameResult> {
    return orProblem(await this.queries.result(id));
  }

  @Get(':id/events')
  @Does('getGameEvents', 'Read the events of a game after a number')
  @ConcurrencyLimit({ atOnce: 8, waiting: 200 })
  @Answers(200, EventPageAnswer, EXAMPLES.events)
  @Refuses('invalid_request', 'game_not_found', 'too_many_requests')
  @Header('content-type', JSON_TYPE)
  async events(@Param('id') id: string, @Query() query: EventsQuery): Promise<string> {
    return orProblem(await this.queries.eventPage(id, query.after_seq, query.limit)).json;
  }

  @Get(':id/state')
  @Does('getGameState', 'Read the state as it was after an event')
  @ConcurrencyLimit({ atOnce: 8, waiting: 200 })
  @Answers(200, StateAtAnswer, EXAMPLES.stateAt)
  @Refuses('invalid_request', 'seq_out_of_range', 'game_not_found', 'too_many_requests')
  async state(@Param('id') id: string, @Query() query: StateQuery): Promise<StateAt> {
    return orProblem(await this.queries.stateAt(id, query.seq));
  }

  /** All of the game in one document, to be played without a server. */
  @Get(':id/replay')
  @Does('getGameReplay', 'Read all of a game in one document')
  @ConcurrencyLimit({ atOnce: 2, waiting: 500 })
  @Answers(200, ReplayAnswer, EXAMPLES.replay)
  @Refuses('game_not_found', 'too_many_requests')
  async replay(@Param('id') id: string): Promise<StreamableFile> {
    const replay = orProblem(await this.queries.replay(id));
    if (Buffer.isBuffer(replay)) return new SharedAnswer(replay, { type: JSON_TYPE, length: replay.length });
    return new StreamableFile(Readable.from(replay, { objectMode: false }), { type: JSON_TYPE });
  }
}

function requested({ agents, ...body }: CreateGameDto): GameRequest {
  return namedSeats({ agents: agents.map((seat) => proven(seat)), ...body });
}
