import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsNumber, IsOptional, Max, Min } from 'class-validator';
import { type ModelOptions, REASONING_EFFORTS, type ReasoningEffort } from '#libs/protocol';
import { Seed } from './seed.decorator.js';

/** More than any model writes. */
const MAX_TOKENS = 200_000;

/** How a seat's model is asked. What its provider makes of it shows in the seat's `model_info`. */
export class ModelOptionsDto implements ModelOptions {
  @ApiPropertyOptional({ enum: REASONING_EFFORTS })
  @IsOptional()
  @IsIn(REASONING_EFFORTS)
  declare readonly reasoning_effort?: ReasoningEffort;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: MAX_TOKENS, description: 'Tokens.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_TOKENS)
  declare readonly thinking_budget?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 2 })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(2)
  declare readonly temperature?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 16, maximum: MAX_TOKENS, description: 'Thoughts included.' })
  @IsOptional()
  @IsInt()
  @Min(16)
  @Max(MAX_TOKENS)
  declare readonly max_output_tokens?: number;

  @Seed()
  declare readonly seed?: number;

  @ApiPropertyOptional({ minimum: 0.05, maximum: 600, description: 'Seconds for one request to the model.' })
  @IsOptional()
  @IsNumber()
  @Min(0.05)
  @Max(600)
  declare readonly timeout?: number;
}
