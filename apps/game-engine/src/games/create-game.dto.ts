import { ACTION_SETS, MAX_PLAYERS, MIN_PLAYERS, type ActionSet } from '#libs/monopoly';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { EachIsObject, HoldsOnly } from './validators.js';

const MAX_DOLLARS = 1_000_000;
const MAX_TURNS = 1_000_000;

export class SeatDto {
  @IsString()
  @Length(1, 100)
  declare readonly name: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  declare readonly model?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  declare readonly personality?: string | null;
}

/** The rules that can be changed. Dollars. */
export class RulesDto {
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_DOLLARS)
  declare readonly starting_cash?: number | null;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_DOLLARS)
  declare readonly go_salary?: number | null;
}

export class CreateGameDto {
  @IsArray()
  @ArrayMinSize(MIN_PLAYERS)
  @ArrayMaxSize(MAX_PLAYERS)
  @EachIsObject()
  @ValidateNested({ each: true })
  @Type(() => SeatDto)
  declare readonly players: readonly SeatDto[];

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2 ** 32 - 1)
  declare readonly seed?: number | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_TURNS)
  declare readonly max_turns?: number | null;

  @IsOptional()
  @IsObject()
  @HoldsOnly('starting_cash', 'go_salary')
  @ValidateNested()
  @Type(() => RulesDto)
  declare readonly rules?: RulesDto | null;

  @IsOptional()
  @IsIn(ACTION_SETS)
  declare readonly action_set?: ActionSet | null;
}
