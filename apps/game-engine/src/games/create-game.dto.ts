import { ACTION_SETS, type ActionSet } from '#libs/monopoly';
import { MaxKeys } from '#libs/service';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
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
import { EachIsObject } from './validators.js';

/** More than there are seats: how many may play is the game's to refuse. */
const MAX_SENT = 100;

/** More than there are rules. */
const MAX_RULES = 100;

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

export class CreateGameDto {
  @IsArray()
  @ArrayMaxSize(MAX_SENT)
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

  /** What is in it is read by the rules themselves. */
  @IsOptional()
  @IsObject()
  @MaxKeys(MAX_RULES)
  declare readonly rules?: object | null;

  /** This one: another is refused. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  declare readonly game?: string | null;

  /** The game has none: its rules are in `rules`. */
  @IsOptional()
  @IsObject()
  @MaxKeys(MAX_RULES)
  declare readonly options?: object | null;

  @IsOptional()
  @IsIn(ACTION_SETS)
  declare readonly action_set?: ActionSet | null;

  /** Where another game stood. It is read where it is used. */
  @IsOptional()
  @IsObject()
  @Transform(({ obj }: { obj: { from?: unknown } }) => obj.from)
  declare readonly from?: object | null;
}
