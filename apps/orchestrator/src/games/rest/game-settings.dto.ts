import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  GAME_SPEEDS,
  type GameSettings,
  type GameSpeed,
  ILLEGAL_POLICIES,
  type IllegalPolicy,
  MODEL_FAILURE_POLICIES,
  type ModelFailurePolicy,
  SPECTATOR_VIEWS,
  type SpectatorView,
} from '#libs/protocol';
import { MaxKeys } from '#libs/service';
import { BudgetDto } from './budget.dto.js';
import { PlainLine } from './plain-line.decorator.js';
import { MAX_GAME_NAME, NUMBER_FROM_ONE } from './schemas.js';
import { Seed } from './seed.decorator.js';
import { IsStartBy, MAX_WAITING_S } from './start-by.decorator.js';

/** Turns of a game: at any speed but `instant` that takes years; our own engine takes no more. */
const MAX_TURNS = 1_000_000;

/** More than any game's rules have. */
const MAX_RULES = 100;

/** How a game is played. */
export class GameSettingsDto implements GameSettings {
  @ApiPropertyOptional({ enum: GAME_SPEEDS, description: 'instant 0 s, fast 0.5 s, normal 2 s, slow 5 s, watch 10 s' })
  @IsOptional()
  @IsIn(GAME_SPEEDS)
  declare readonly speed?: GameSpeed;

  @ApiPropertyOptional({ minimum: 0.05, maximum: 600, description: 'Seconds a seat has for a decision.' })
  @IsOptional()
  @IsNumber()
  @Min(0.05)
  @Max(600)
  declare readonly turn_timeout?: number;

  @Seed({ description: 'The same seed and decisions: the same game.' })
  declare readonly seed?: number;

  @ApiPropertyOptional({ ...NUMBER_FROM_ONE, maximum: MAX_TURNS, description: 'The game ends after this many turns.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_TURNS)
  declare readonly max_turns?: number;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    maxProperties: MAX_RULES,
    description: 'Handed to the engine as it is.',
  })
  @IsOptional()
  @IsObject()
  @MaxKeys(MAX_RULES)
  @Transform(({ obj }: { obj: GameSettings }) => obj.rules)
  declare readonly rules?: Readonly<Record<string, unknown>>;

  @ApiPropertyOptional({
    type: BudgetDto,
    description: 'Of all seats together. Past it, seats are asked to play without a model.',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => BudgetDto)
  declare readonly budget?: BudgetDto;

  @ApiPropertyOptional({
    enum: MODEL_FAILURE_POLICIES,
    // No `default`: generated types would require the field.
    description:
      "When a seat's model fails: its agent's heuristic decides (so it is unless given), the default action is taken, the game pauses, or the seat gives up.",
  })
  @IsOptional()
  @IsIn(MODEL_FAILURE_POLICIES)
  declare readonly on_model_failure?: ModelFailurePolicy;

  @ApiPropertyOptional({
    maxLength: MAX_GAME_NAME,
    example: 'connect-four',
    description:
      '`engine` or `engine:game`, as GET /engines lists them; left out: the usual game of the default engine.',
  })
  @IsOptional()
  @PlainLine()
  @IsString()
  @Length(1, MAX_GAME_NAME)
  declare readonly game?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    maxProperties: MAX_RULES,
    description: 'What the game lets its creator choose.',
  })
  @IsOptional()
  @IsObject()
  @MaxKeys(MAX_RULES)
  @Transform(({ obj }: { obj: GameSettings }) => obj.options)
  declare readonly options?: Readonly<Record<string, unknown>>;

  @ApiPropertyOptional({
    enum: SPECTATOR_VIEWS,
    description:
      'Who sees what is hidden before the end: nobody (`public`, unless given), or `all`, which is not rated.',
  })
  @IsOptional()
  @IsIn(SPECTATOR_VIEWS)
  declare readonly spectators?: SpectatorView;

  @ApiPropertyOptional({
    enum: ILLEGAL_POLICIES,
    description:
      'After an answer that is no legal action, and one correction: the default action (unless given), or the seat resigns where the engine offers that.',
  })
  @IsOptional()
  @IsIn(ILLEGAL_POLICIES)
  declare readonly on_illegal?: IllegalPolicy;

  @ApiPropertyOptional({
    oneOf: [
      { type: 'integer', minimum: 0, maximum: MAX_WAITING_S },
      { type: 'string', format: 'date-time' },
    ],
    description:
      'When a game with open seats starts at the latest: seconds after its creation (600 unless given), or a time within a week.',
  })
  @IsOptional()
  @IsStartBy()
  declare readonly start_by?: number | string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_WAITING_S,
    description:
      'Seconds that who took a seat may stay away (120 unless given) before another agent plays it for good.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_WAITING_S)
  declare readonly rejoin?: number;

  @ApiPropertyOptional({ description: 'Keeps what models were asked and answered, for GET /games/{id}/transcript.' })
  @IsOptional()
  @IsBoolean()
  declare readonly transcripts?: boolean;
}
