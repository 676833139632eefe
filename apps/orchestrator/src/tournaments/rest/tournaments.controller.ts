import { Readable } from 'node:stream';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TournamentGamePage, TournamentList, TournamentView } from '#libs/protocol';
import { BodyLimit, ConcurrencyLimit } from '#libs/service';
import { GameAccess, PublicAddress } from '../../access/index.js';
import { OrchestratorConfig } from '../../config.js';
import {
  Answers,
  checkedKey,
  Does,
  orProblem,
  proven,
  refuseSeatAddresses,
  Refuses,
  Takes,
  TakesIdempotencyKey,
} from '../../games/index.js';
import { TournamentCreator } from '../commands/tournament-creator.js';
import { TournamentQueries } from '../queries/tournament-queries.js';
import { CreateTournamentDto, TournamentGamesQuery, TournamentListQuery } from './create-tournament.dto.js';
import { EXAMPLES } from './examples.js';
import { TournamentGamePageAnswer, TournamentListAnswer, TournamentViewAnswer } from './tournament-answers.dto.js';

/** Bytes: as many seats as a tournament has entrants. */
const MAX_CREATION = 1_048_576;

const CSV = 'text/csv';

const RESULTS = `number,round,pairing,game_id,outcome,seat,entrant,name,rank,forfeit\r
1,1,1,2f6b0a2e-8d53-4c1f-9a41-9d2f3b7c6e10,ended,1,e1,Ada,1,0\r
`;

/** Creating tournaments and reading them. */
@ApiTags('tournaments')
@Controller('tournaments')
export class TournamentsController {
  constructor(
    private readonly creator: TournamentCreator,
    private readonly queries: TournamentQueries,
    private readonly config: OrchestratorConfig,
    private readonly access: GameAccess,
    private readonly address: PublicAddress,
  ) {}

  @Post()
  @Does('createTournament', 'Create a tournament and begin its games')
  @Takes(CreateTournamentDto, EXAMPLES.creation)
  @BodyLimit(MAX_CREATION)
  @HttpCode(201)
  @TakesIdempotencyKey()
  @Answers(201, TournamentViewAnswer, EXAMPLES.view)
  @Refuses(
    'invalid_request',
    'agent_url_refused',
    'unknown_player',
    'unknown_game',
    'seats',
    'invalid_options',
    'idempotency_key_reused',
    'too_many_requests',
  )
  async create(
    @Body() body: CreateTournamentDto,
    @Req() { raw }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('idempotency-key') key?: string,
  ): Promise<TournamentView> {
    refuseSeatAddresses(body.entrants, this.config.agentAddresses, 'entrants');
    const context = { key: checkedKey(key), createdBy: this.access.keyNameOf(raw) };
    const { entrants, ...rest } = body;
    const request = { ...rest, entrants: entrants.map((seat) => proven(seat)) };
    const { id } = orProblem(await this.creator.create(request, context));
    void reply.header('location', `${this.address.linkBase(raw)}/tournaments/${id}`);
    const token = await this.access.tokenFor(raw, id);
    return { ...orProblem(await this.queries.view(id)), ...(token !== undefined && { control_token: token }) };
  }

  @Get()
  @Does('listTournaments', 'List tournaments, newest first')
  @ConcurrencyLimit({ atOnce: 4, waiting: 200 })
  @Answers(200, TournamentListAnswer, EXAMPLES.list)
  @Refuses('invalid_request', 'invalid_cursor', 'too_many_requests')
  async list(@Query() query: TournamentListQuery): Promise<TournamentList> {
    return orProblem(await this.queries.list(query));
  }

  @Get(':id')
  @Does('getTournament', 'Read a tournament, its standings, tables and games under way')
  @ConcurrencyLimit({ atOnce: 4, waiting: 500 })
  @Answers(200, TournamentViewAnswer, EXAMPLES.view)
  @Refuses('tournament_not_found', 'too_many_requests')
  async find(@Param('id') id: string): Promise<TournamentView> {
    return orProblem(await this.queries.view(id));
  }

  @Get(':id/games')
  @Does('getTournamentGames', 'Read the games of a tournament after a number')
  @ConcurrencyLimit({ atOnce: 8, waiting: 200 })
  @Answers(200, TournamentGamePageAnswer, EXAMPLES.games)
  @Refuses('invalid_request', 'tournament_not_found', 'too_many_requests')
  async games(@Param('id') id: string, @Query() query: TournamentGamesQuery): Promise<TournamentGamePage> {
    return orProblem(await this.queries.games(id, query.after_number, query.limit));
  }

  /** A line for each seat of each game that is over. */
  @Get(':id/results.csv')
  @Does('getTournamentResults', 'Read the results of a tournament as CSV')
  @ConcurrencyLimit({ atOnce: 2, waiting: 200 })
  @ApiProduces(CSV)
  @ApiResponse({
    status: 200,
    description: 'RFC 4180; texts that a spreadsheet would take for a formula are behind an apostrophe.',
    content: { [CSV]: { schema: { type: 'string' }, example: RESULTS } },
  })
  @Refuses('tournament_not_found', 'too_many_requests')
  async results(@Param('id') id: string): Promise<StreamableFile> {
    const lines = orProblem(await this.queries.csv(id));
    const disposition = 'attachment; filename="results.csv"';
    return new StreamableFile(Readable.from(lines, { objectMode: false }), {
      type: `${CSV}; charset=utf-8; header=present`,
      disposition,
    });
  }
}
