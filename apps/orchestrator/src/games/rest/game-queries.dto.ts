import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { GAME_SPEEDS, GAME_STATUSES, type GameSpeed, type GameStatus } from '#libs/protocol';

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
  @Type(() => Number)
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
  @Type(() => Number)
  @IsInt()
  @Min(0)
  readonly after_seq: number = 0;

  @ApiPropertyOptional({ minimum: 1, maximum: 1000, default: 500 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  readonly limit: number = 500;
}

/** The query of GET /games/{id}/state. */
export class StateQuery {
  @ApiPropertyOptional({ minimum: 0, description: 'The state as it was after this event; default: the latest.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  readonly seq?: number;
}
