import { Controller, Get } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import type { EngineInfo, EngineList, OfferedGame, SeatRange } from '#libs/protocol';
import { ConcurrencyLimit } from '#libs/service';
import { EngineCatalogue } from '../engines/engine-catalogue.js';
import { Answers, Does, Refuses } from './api-answers.js';
import { NUMBER_FROM_ONE } from './schemas.js';

class SeatRangeAnswer implements SeatRange {
  @ApiProperty(NUMBER_FROM_ONE) declare readonly min: number;
  @ApiProperty({ ...NUMBER_FROM_ONE, maximum: 16 }) declare readonly max: number;
}

class OfferedGameAnswer implements OfferedGame {
  @ApiProperty({ description: 'What settings.game takes.' }) declare readonly game: string;
  @ApiProperty() declare readonly name: string;
  @ApiPropertyOptional({ type: SeatRangeAnswer }) declare readonly seats?: SeatRangeAnswer;
  @ApiPropertyOptional() declare readonly rules?: string;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: true },
    description: 'What settings.options takes: a JSON Schema for each name.',
  })
  declare readonly options?: OfferedGame['options'];
  @ApiPropertyOptional({ description: 'Its games can be forked.' }) declare readonly can_fork?: boolean;
}

class EngineAnswer implements EngineInfo {
  @ApiProperty() declare readonly name: string;
  @ApiProperty({ description: 'It plays the games that name no engine.' }) declare readonly is_default: boolean;
  @ApiProperty({ enum: ['healthy', 'unhealthy'] }) declare readonly status: EngineInfo['status'];
  @ApiProperty({ type: [OfferedGameAnswer] }) declare readonly games: readonly OfferedGameAnswer[];
}

class EngineListAnswer implements EngineList {
  @ApiProperty({ type: [EngineAnswer] }) declare readonly engines: readonly EngineAnswer[];
}

const EXAMPLE: EngineList = {
  engines: [
    {
      name: 'connect-four',
      is_default: true,
      status: 'healthy',
      games: [
        {
          game: 'connect-four',
          name: 'Connect Four',
          seats: { min: 2, max: 2 },
          rules: 'Four in a row win.',
          options: { rows: { type: 'integer', minimum: 4, maximum: 20 } },
          can_fork: true,
        },
      ],
    },
  ],
};

/** What can be played here. */
@ApiTags('games')
@Controller('engines')
export class EnginesController {
  constructor(private readonly catalogue: EngineCatalogue) {}

  @Get()
  @Does('listEngines', 'List the engines and the games that they play')
  @ConcurrencyLimit({ atOnce: 8, waiting: 200 })
  @Answers(200, EngineListAnswer, EXAMPLE)
  @Refuses('too_many_requests')
  async list(): Promise<EngineList> {
    return this.catalogue.list();
  }
}
