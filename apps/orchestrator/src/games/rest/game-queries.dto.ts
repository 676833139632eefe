import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { GAME_SPEEDS, GAME_STATUSES, type GameSpeed, type GameStatus } from '#libs/protocol';

/** As far as a database counts. */
const MAX_SEQ = 2_147_483_647;

/** A query's values are texts; an empty one is no number, not 0. */
function WholeNumber(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (value === '' ? Number.NaN : Number(value)));
}

/** The body of POST /games/{id}/speed. */
export class SpeedDto {
  @ApiProperty({ enum: GAME_SPEEDS })
  @IsIn(GAME_SPEEDS)
  readonly speed!: GameSpeed;
}

/** The query of GET /games. */
export class ListQuery {
  @ApiPropertyOptional({ enum: GAME_STATUSES })
  @IsOptional()
  @IsIn(GAME_STATUSES)
  readonly status?: GameStatus;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20 })
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
  readonly cursor?: string;
}

/** The query of GET /games/{id}/events. */
export class EventsQuery {
  @ApiPropertyOptional({ minimum: 0, default: 0 })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(0)
  @Max(MAX_SEQ)
  readonly after_seq: number = 0;

  @ApiPropertyOptional({ minimum: 1, maximum: 1000, default: 500 })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(1_000)
  readonly limit: number = 500;
}

/** The query of GET /games/{id}/state. */
export class StateQuery {
  @ApiPropertyOptional({ minimum: 0, description: 'The state as it was after this event; default: the latest.' })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(0)
  readonly seq?: number;
}
