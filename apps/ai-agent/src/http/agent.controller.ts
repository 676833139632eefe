import type { DecideResponse, PersonalitiesResponse } from '#libs/protocol';
import { Log } from '#libs/service';
import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { answer } from '../answer.js';
import { PERSONALITIES } from '../personalities/index.js';
import { DecideBodyDto } from './decide-body.dto.js';

@Controller()
export class AgentController {
  constructor(private readonly log: Log) {}

  @Post('games/:id/decide')
  @HttpCode(HttpStatus.OK)
  decide(@Param('id') gameId: string, @Body() body: DecideBodyDto): DecideResponse {
    const response = answer(body);
    this.log.debug('decided', { game_id: gameId, action: response.action.type, reasoning: response.reasoning });
    return response;
  }

  @Get('personalities')
  personalities(): PersonalitiesResponse {
    return { personalities: PERSONALITIES.map(({ name, description, traits }) => ({ name, description, traits })) };
  }

  @Get('health')
  health(): { status: 'healthy' } {
    return { status: 'healthy' };
  }
}
