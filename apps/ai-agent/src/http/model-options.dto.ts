import { type ModelOptions, REASONING_EFFORTS, type ReasoningEffort } from '#libs/protocol';
import { IsIn, IsInt, IsNumber, IsOptional, Max, Min } from 'class-validator';

const MAX_TOKENS = 200_000;
const MAX_SEED = 2 ** 32 - 1;

/** How a seat's model is asked. What its provider cannot do is left out later, and reported. */
export class ModelOptionsDto implements ModelOptions {
  @IsOptional() @IsIn(REASONING_EFFORTS) declare readonly reasoning_effort?: ReasoningEffort;
  @IsOptional() @IsInt() @Min(0) @Max(MAX_TOKENS) declare readonly thinking_budget?: number;
  @IsOptional() @IsNumber() @Min(0) @Max(2) declare readonly temperature?: number;
  @IsOptional() @IsInt() @Min(16) @Max(MAX_TOKENS) declare readonly max_output_tokens?: number;
  @IsOptional() @IsInt() @Min(0) @Max(MAX_SEED) declare readonly seed?: number;
  @IsOptional() @IsNumber() @Min(0.05) @Max(600) declare readonly timeout?: number;
}
