import { Body, Controller, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BodyLimit, ConcurrencyLimit, ProblemException } from '#libs/service';
import { OrchestratorConfig } from '../../config.js';
import { GameForker } from '../commands/game-forker.js';
import { proven } from '../commands/identity.js';
import type { ForkRequest } from '../domain/fork.js';
import { CreatedGameAnswer } from './answers.dto.js';
import { Answers, Does, Refuses, Takes } from './api-answers.js';
import { CreationReplies, TakesIdempotencyKey } from './creation-replies.js';
import { EXAMPLES } from './examples.js';
import { ForkGameDto } from './fork.dto.js';
import { refuseSeatAddresses } from './seat-addresses.js';

/** Bytes. */
const MAX_BODY = 131_072;

/** What a fork has from the game that it goes on from. */
const FIXED = ['rules', 'options', 'game'];

/** Games that go on from a moment of another one. */
@ApiTags('games')
@Controller('games/:id/fork')
export class ForkController {
  constructor(
    private readonly forker: GameForker,
    private readonly replies: CreationReplies,
    private readonly config: OrchestratorConfig,
  ) {}

  @Post()
  @Does('forkGame', 'Create a game that goes on from a moment of this one')
  @Takes(ForkGameDto, { seq: 120, settings: { seed: 11 } })
  @BodyLimit(MAX_BODY)
  @ConcurrencyLimit({ atOnce: 2, waiting: 50 })
  @HttpCode(201)
  @TakesIdempotencyKey()
  @Answers(201, CreatedGameAnswer, EXAMPLES.created)
  @Refuses(
    'invalid_request',
    'seq_out_of_range',
    'seats',
    'agent_url_refused',
    'unknown_player',
    'game_not_found',
    'game_not_finished',
    'game_completed',
    'fork_unavailable',
    'idempotency_key_reused',
    'too_many_requests',
    'engine_error',
    'engine_unavailable',
  )
  async fork(
    @Param('id') id: string,
    @Body() body: ForkGameDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('idempotency-key') key?: string,
  ): Promise<string> {
    refuseFixed(body);
    refuseSeatAddresses(body.agents ?? [], this.config.agentAddresses);
    return this.replies.of({ request, reply, key }, (context) => this.forker.fork(id, asked(body), context));
  }
}

/** A field that is null counts as missing. */
function asked({ agents, settings, ...rest }: ForkGameDto): ForkRequest {
  return {
    ...rest,
    ...(agents != null && { agents: agents.map((seat) => proven(seat)) }),
    ...(settings != null && { settings }),
  };
}

function refuseFixed({ settings }: ForkGameDto): void {
  const errors = FIXED.filter((name) => name in (settings ?? {})).map((name) => ({
    path: `settings.${name}`,
    message: 'is that of the game that is forked, and cannot be chosen',
  }));
  if (errors.length === 0) return;
  throw new ProblemException(
    400,
    'invalid_request',
    errors.map(({ path, message }) => `${path} ${message}`).join('; '),
    errors,
  );
}
