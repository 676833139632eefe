import type { ActionParams, DecideRequest, DecidingSeat, GameState, Trade, ValidAction } from '#libs/protocol';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsNotEmpty,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';

/** More than any known game has on offer at a time. */
const MAX_ACTIONS = 5_000;

class ValidActionDto implements ValidAction {
  @IsString() @IsNotEmpty() declare readonly type: string;
  @IsOptional() @IsString() declare readonly property_id?: string | null;
  @IsOptional() @IsNumber() declare readonly amount?: number | null;
  @IsOptional() @IsNumber() declare readonly cost?: number | null;
  @IsOptional() @IsObject() declare readonly trade?: Trade | null;
  @IsOptional() @IsString() declare readonly description?: string;
  @IsOptional() @IsBoolean() declare readonly default?: boolean;
  @IsOptional() @IsObject() declare readonly params?: ActionParams;
  readonly [extra: string]: unknown;
}

class DecidingSeatDto implements DecidingSeat {
  @IsString() declare readonly name: string;
  @IsString() declare readonly personality: string;
  @IsOptional() @IsString() declare readonly model: string | null;
}

/** The body of POST /games/{id}/decide. What is inside `game_state` is up to the engine and read with care later. */
export class DecideBodyDto implements DecideRequest {
  @IsString() @IsNotEmpty() declare readonly player_id: string;
  @IsObject() declare readonly game_state: GameState;

  @IsArray()
  @ArrayMaxSize(MAX_ACTIONS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ValidActionDto)
  declare readonly valid_actions: readonly ValidActionDto[];

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => DecidingSeatDto)
  declare readonly seat?: DecidingSeatDto;

  @IsOptional() @IsString() declare readonly turn_phase: string;
  @IsOptional() @IsNumber() declare readonly deadline_ms: number;
  @IsOptional() declare readonly decision?: unknown;
  @IsOptional() @IsString() declare readonly last_error?: string;
  @IsOptional() @IsBoolean() declare readonly heuristic_only?: boolean;
}
