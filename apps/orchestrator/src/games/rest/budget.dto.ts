import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsNumber, IsOptional, IsPositive, Max, Min } from 'class-validator';
import type { Budget } from '#libs/protocol';
import { LARGE_COUNT } from './schemas.js';

/** More than any game can use. */
const MOST = 1e12;

/** What a game's seats together, or one seat, may use. */
export class BudgetDto implements Budget {
  @ApiPropertyOptional({
    ...LARGE_COUNT,
    minimum: 1,
    maximum: MOST,
    description: 'Input and output tokens.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST)
  declare readonly max_tokens?: number;

  @ApiPropertyOptional({
    exclusiveMinimum: true,
    minimum: 0,
    maximum: MOST,
    description: 'US dollars, as far as agents report them.',
  })
  @IsOptional()
  @IsNumber()
  @IsPositive()
  @Max(MOST)
  declare readonly max_cost_usd?: number;
}
