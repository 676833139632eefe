import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { PlainLine } from './create-game.dto.js';
import { MAX_GAME_NAME } from './schemas.js';

/** A query's values are texts; an empty one is no number, not 0. */
export function WholeNumber(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (value === '' ? Number.NaN : Number(value)));
}

/** Which part of a long list: `limit` entries, from where the page before ended. */
export class PageQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 20 })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(100)
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
