import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { CONSOLE_ACTIONS, type ConsoleStatus, GAME_STATUSES, type GameStatus } from '#libs/protocol';
import { GameAccess } from '../access/index.js';
import { Answers, Does, orProblem, PageQuery, refuse, type Refusal, Refuses } from '../games/index.js';
import { InvalidCursor } from '../games/ports/index.js';
import { ConsoleStatusAnswer, EXAMPLE } from './console.dto.js';
import { ConsoleStatusReader, type SharedStatus } from './console-status.js';

/** The query of GET /console/status. */
export class ConsoleQuery extends PageQuery {
  @ApiPropertyOptional({ enum: GAME_STATUSES, default: 'running' })
  @IsOptional()
  @IsIn(GAME_STATUSES)
  readonly status: GameStatus = 'running';
}

/** For operators. */
@ApiTags('console')
@Controller('console')
export class ConsoleController {
  constructor(
    private readonly reader: ConsoleStatusReader,
    private readonly access: GameAccess,
  ) {}

  /** Games under way come with the longest step first, others with the newest first. It is read once a second, however many ask. */
  @Get('status')
  @Does('getConsoleStatus', 'Read what the console shows')
  @Header('cache-control', 'no-store')
  @Answers(200, ConsoleStatusAnswer, EXAMPLE)
  @Refuses('invalid_request', 'invalid_cursor')
  async status(@Query() query: ConsoleQuery, @Req() { raw }: FastifyRequest): Promise<ConsoleStatus> {
    const shared = orProblem(await this.shared(query));
    // Those who may read this may control every game: the guard asks for a scope that does.
    return { ...shared, key_name: this.access.keyNameOf(raw) ?? null, actions: CONSOLE_ACTIONS };
  }

  private async shared({ status, limit, cursor }: ConsoleQuery): Promise<SharedStatus | Refusal> {
    try {
      return await this.reader.read({ status, limit, ...(cursor !== undefined && { cursor }) });
    } catch (error) {
      if (error instanceof InvalidCursor)
        return refuse('invalid_cursor', 'cursor must be the next_cursor of an earlier answer.');
      throw error;
    }
  }
}
