import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { BodyLimit, ConcurrencyLimit } from '#libs/service';
import type { EngineActions, GameState, RichActionResult } from '#libs/protocol';
import { ActDto } from './act.dto.js';
import { CreateGameDto } from './create-game.dto.js';
import { EventPageDto } from './event-page.dto.js';
import { type CreatedState, GamesService } from './games.service.js';
import { EchoIdempotencyKey, keyedRequest } from './idempotency-key.js';
import { NewGameDefaults } from './new-game-defaults.js';
import { mistakeIn } from './creation-check.js';
import { newGameOf, playerActionOf } from './requests.js';
import { orProblem } from './refusal.js';
import type { LoggedEvent } from './replay.js';

interface EventLogPage {
  readonly game_id: string;
  readonly total: number;
  readonly events: readonly LoggedEvent[];
}

/** Bytes of what a body may be: seats, rules and what was played before; an action and its parameters. */
const MAX_CREATION = 8_388_608;
const MAX_ACTION = 65_536;

@Controller('game')
export class GamesController {
  constructor(
    private readonly games: GamesService,
    private readonly defaults: NewGameDefaults,
  ) {}

  @Post()
  @BodyLimit(MAX_CREATION)
  async create(@Body() body: CreateGameDto): Promise<CreatedState> {
    orProblem(mistakeIn(body) ?? body);
    return orProblem(await this.games.create(newGameOf(body, this.defaults)));
  }

  @Post(':id/start')
  @HttpCode(200)
  async start(@Param('id') id: string): Promise<GameState> {
    return orProblem(await this.games.start(id));
  }

  @Get(':id')
  async state(@Param('id') id: string): Promise<GameState> {
    return orProblem(await this.games.state(id));
  }

  @Get(':id/actions')
  async actions(@Param('id') id: string): Promise<EngineActions> {
    return orProblem(await this.games.offers(id));
  }

  @Post(':id/action')
  @BodyLimit(MAX_ACTION)
  @HttpCode(200)
  @UseInterceptors(EchoIdempotencyKey)
  async act(
    @Param('id') id: string,
    @Body() body: ActDto,
    @Headers('idempotency-key') key?: string,
  ): Promise<RichActionResult> {
    const request = key === undefined ? undefined : keyedRequest(key, body);
    return orProblem(await this.games.act(id, playerActionOf(body), request));
  }

  /** Plays the whole game again. */
  @Get(':id/events')
  @ConcurrencyLimit({ atOnce: 2, waiting: 20 })
  async events(@Param('id') id: string, @Query() { limit, offset }: EventPageDto): Promise<EventLogPage> {
    const log = orProblem(await this.games.events(id));
    return { game_id: id, total: log.length, events: log.slice(offset, offset + limit) };
  }

  @Delete(':id')
  async remove(@Param('id') id: string): Promise<{ readonly game_id: string; readonly message: string }> {
    orProblem(await this.games.remove(id));
    return { game_id: id, message: 'The game is deleted.' };
  }
}
