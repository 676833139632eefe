import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { GAME_SPEEDS, GAME_STATUSES, type GameSpeed, type GameStatus } from '#libs/protocol';
import { GamePageQuery } from './page-query.dto.js';
import { PlainLine } from './plain-line.decorator.js';
import { QueryNumber } from './query-number.js';

const MAX_TOURNAMENT_ID = 100;

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

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: MAX_TOURNAMENT_ID,
    example: '6f1c0d5e-3b0f-4a52-9d5b-0a8a4a1f7f10',
    description: 'The id of the tournament that they are played for.',
  })
  @IsOptional()
  @PlainLine()
  @IsString()
  @Length(1, MAX_TOURNAMENT_ID)
  declare readonly tournament?: string;
}

/** The query of GET /games/{id}/events. */
export class EventsQuery {
  @QueryNumber({ default: 0 })
  readonly after_seq: number = 0;

  @QueryNumber({ minimum: 1, maximum: 1000, default: 500 })
  readonly limit: number = 500;
}

/** The query of GET /games/{id}/transcript. */
export class TranscriptQuery {
  @QueryNumber({ default: 0, description: 'nr of the last line of the page before.' })
  readonly after_nr: number = 0;

  @QueryNumber({ minimum: 1, maximum: 100, default: 50 })
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
  @QueryNumber({ description: 'The state as it was after this event; default: the latest.' })
  declare readonly seq?: number;
}
