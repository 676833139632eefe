import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { GAME_SPEEDS, GAME_STATUSES, type GameSpeed, type GameStatus } from '#libs/protocol';
import { GamePageQuery, WholeNumber } from './page-query.dto.js';
import { COUNT, MAX_COUNT } from './schemas.js';

const TRANSCRIPT_FORMATS = ['full', 'finetune'] as const;

/** The body of POST /games/{id}/speed. */
export class SpeedDto {
  @ApiProperty({ enum: GAME_SPEEDS })
  @IsIn(GAME_SPEEDS)
  declare readonly speed: GameSpeed;
}

/** The query of GET /games. */
export class ListQuery extends GamePageQuery {
  @ApiPropertyOptional({ enum: GAME_STATUSES })
  @IsOptional()
  @IsIn(GAME_STATUSES)
  declare readonly status?: GameStatus;
}

/** The query of GET /games/{id}/events. */
export class EventsQuery {
  @ApiPropertyOptional({ ...COUNT, default: 0 })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(0)
  @Max(MAX_COUNT)
  readonly after_seq: number = 0;

  @ApiPropertyOptional({ ...COUNT, minimum: 1, maximum: 1000, default: 500 })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(1_000)
  readonly limit: number = 500;
}

/** The query of GET /games/{id}/transcript. */
export class TranscriptQuery {
  @ApiPropertyOptional({ ...COUNT, default: 0, description: 'nr of the last line of the page before.' })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(0)
  @Max(MAX_COUNT)
  readonly after_nr: number = 0;

  @ApiPropertyOptional({ ...COUNT, minimum: 1, maximum: 100, default: 50 })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limit: number = 50;

  @ApiPropertyOptional({
    enum: TRANSCRIPT_FORMATS,
    default: 'full',
    description: 'finetune: {"messages": […]} of the attempts that were chosen.',
  })
  @IsOptional()
  @IsIn(TRANSCRIPT_FORMATS)
  readonly format: (typeof TRANSCRIPT_FORMATS)[number] = 'full';
}

/** The query of GET /games/{id}/state. */
export class StateQuery {
  @ApiPropertyOptional({ ...COUNT, description: 'The state as it was after this event; default: the latest.' })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(0)
  @Max(MAX_COUNT)
  declare readonly seq?: number;
}
