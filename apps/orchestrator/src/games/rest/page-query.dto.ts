import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { PlainLine } from './plain-line.decorator.js';
import { QueryNumber } from './query-number.js';
import { MAX_GAME_NAME } from './schemas.js';

/** Which part of a long list: `limit` entries, from where the page before ended. */
export class PageQuery {
  @QueryNumber({ minimum: 1, maximum: 100, default: 20 })
  readonly limit: number = 20;

  @ApiPropertyOptional({ description: 'next_cursor of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  declare readonly cursor?: string;
}

/** The same of the things of one game. */
export class GamePageQuery extends PageQuery {
  @ApiPropertyOptional({
    minLength: 1,
    maxLength: MAX_GAME_NAME,
    example: 'openspiel:chess',
    description: 'What settings.game takes: `engine` or `engine:game`.',
  })
  @IsOptional()
  @PlainLine()
  @IsString()
  @Length(1, MAX_GAME_NAME)
  declare readonly game?: string;
}
