import { Type } from 'class-transformer';
import {
  IsNotEmpty,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MaxKeys } from '#libs/service';
import type { Trade } from '#libs/protocol';

/** More than any action has to be filled in. */
const MAX_PARAMS = 100;

/** A whole action, or the id of one that is on offer and what is to be filled in. */
export class ActionDto {
  @ValidateIf(({ action_id: id }: ActionDto) => id === undefined)
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  declare readonly type?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  declare readonly property_id?: string | null;

  @IsOptional()
  @IsNumber()
  declare readonly amount?: number | null;

  /** The rules check what is in it. */
  @IsOptional()
  @IsObject()
  @MaxKeys(MAX_PARAMS)
  declare readonly trade?: Trade | null;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  declare readonly action_id?: string;

  @IsOptional()
  @IsObject()
  @MaxKeys(MAX_PARAMS)
  declare readonly params?: Readonly<Record<string, unknown>>;
}

export class ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  declare readonly player_id: string;

  /** The decision that this answers; another one than the pending one is refused. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  declare readonly decision_id?: string | null;

  @ValidateIf(({ action_id: id }: ActDto) => id === undefined)
  @IsObject()
  @ValidateNested()
  @Type(() => ActionDto)
  declare readonly action?: ActionDto;

  /** Instead of `action`. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  declare readonly action_id?: string;

  @IsOptional()
  @IsObject()
  @MaxKeys(MAX_PARAMS)
  declare readonly params?: Readonly<Record<string, unknown>>;
}
