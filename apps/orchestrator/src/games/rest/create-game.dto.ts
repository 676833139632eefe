import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
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
  type AgentSeat,
  type CreateGame,
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
import { MaxKeys, plainLine } from '#libs/service';
import { IsAgentUrl } from './agent-url.decorator.js';
import { BudgetDto } from './budget.dto.js';
import { ModelOptionsDto } from './model-options.dto.js';
import { MAX_GAME_NAME, MAX_UINT32, NUMBER_FROM_ONE } from './schemas.js';

/** Turns of a game: at any speed but `instant` that takes years; our own engine takes no more. */
const MAX_TURNS = 1_000_000;

const MAX_SEATS = 16;

/** More than any game's rules have. */
const MAX_RULES = 100;

/** Shown to people beside other names: one line, without characters that are invisible or change the direction of the line. */
export function PlainLine(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? (plainLine(value, value.length) ?? '') : value,
  );
}

export class AgentSeatDto implements AgentSeat {
  @ApiProperty({ example: 'Baron Von Moneybags', minLength: 1, maxLength: 100, description: 'Unique in the game.' })
  @PlainLine()
  @IsString()
  @Length(1, 100)
  declare readonly name: string;

  @ApiProperty({ example: 'aggressive', minLength: 1, maxLength: 50 })
  @PlainLine()
  @IsString()
  @Length(1, 50)
  declare readonly personality: string;

  @ApiPropertyOptional({ example: 'llama3.1:8b', minLength: 1, maxLength: 100 })
  @IsOptional()
  @PlainLine()
  @IsString()
  @Length(1, 100)
  declare readonly model?: string;

  @ApiPropertyOptional({
    example: 'https://agents.example.org/mine',
    maxLength: 2_048,
    description: "The seat's own agent service, on the public internet or where the operator allows.",
  })
  @IsOptional()
  @IsAgentUrl()
  declare readonly url?: string;

  @ApiPropertyOptional({ type: ModelOptionsDto, description: 'How the model is asked.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ModelOptionsDto)
  declare readonly model_options?: ModelOptionsDto;

  @ApiPropertyOptional({ type: BudgetDto, description: 'Past it, the seat is asked to play without a model.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => BudgetDto)
  declare readonly budget?: BudgetDto;
}

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

  @ApiPropertyOptional({
    type: 'integer',
    format: 'int64',
    minimum: 0,
    maximum: MAX_UINT32,
    description: 'The same seed and decisions: the same game.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_UINT32)
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

  @ApiPropertyOptional({ description: 'Keeps what models were asked and answered, for GET /games/{id}/transcript.' })
  @IsOptional()
  @IsBoolean()
  declare readonly transcripts?: boolean;
}

/** The body of POST /games. */
export class CreateGameDto implements CreateGame {
  @ApiProperty({
    type: [AgentSeatDto],
    minItems: 1,
    maxItems: MAX_SEATS,
    description: 'As many as the game takes; 2 to 8 where its engine does not describe it.',
  })
  @IsDefined()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_SEATS)
  @ArrayUnique((seat: unknown) => (seat instanceof AgentSeatDto ? seat.name : seat), {
    message: 'agents must have names that are unique in the game',
  })
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AgentSeatDto)
  declare readonly agents: readonly AgentSeatDto[];

  @ApiPropertyOptional({ type: GameSettingsDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => GameSettingsDto)
  declare readonly settings?: GameSettingsDto;
}
