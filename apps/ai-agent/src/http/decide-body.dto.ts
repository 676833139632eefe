import { isMonopoly } from '#libs/monopoly-bots';
import {
  type ActionParams,
  type DecidedGame,
  type DecideRequest,
  type DecidingSeat,
  type DecisionSettings,
  type GameState,
  isKnownActionType,
  type RecentEvent,
  type TalkLine,
  type Trade,
  type ValidAction,
} from '#libs/protocol';
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
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ModelOptionsDto } from './model-options.dto.js';

/** More than any known game has on offer at a time. */
const MAX_ACTIONS = 5_000;
/** More than an orchestrator of this contract sends. */
const MAX_RECENT = 1_000;

/** Checks the field of a known action type. For an engine's own types it accepts any JSON value: the engine defines them. */
function IfKnownType(): PropertyDecorator {
  return ValidateIf(({ type }: ValidActionDto) => isKnownActionType(type));
}

class ValidActionDto implements ValidAction {
  @IsString() @IsNotEmpty() declare readonly type: string;
  @IfKnownType() @IsOptional() @IsString() declare readonly property_id?: string | null;
  @IfKnownType() @IsOptional() @IsNumber() declare readonly amount?: number | null;
  @IfKnownType() @IsOptional() @IsNumber() declare readonly cost?: number | null;
  @IfKnownType() @IsOptional() @IsObject() declare readonly trade?: Trade | null;
  @IsOptional() @IsString() declare readonly description?: string;
  @IsOptional() @IsBoolean() declare readonly default?: boolean;
  @IfKnownType() @IsOptional() @IsObject() declare readonly params?: ActionParams;
  readonly [extra: string]: unknown;
}

class DecidingSeatDto implements DecidingSeat {
  @IsString() declare readonly name: string;
  @IsString() declare readonly personality: string;
  @IsOptional() @IsString() declare readonly model: string | null;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ModelOptionsDto)
  declare readonly model_options?: ModelOptionsDto;
}

/** An action of a game that is not known: its fields are its engine's, and read with care. */
class AnyActionDto {
  @IsString() @IsNotEmpty() declare readonly type: string;
}

class DecidedGameDto implements DecidedGame {
  @IsString() declare readonly name: string;
  @IsOptional() @IsString() declare readonly rules?: string;
  @IsOptional() @IsNumber() declare readonly seed?: number;
}

/** The body of POST /games/{id}/decide. What is inside `game_state` is up to the engine and read with care later. */
export class DecideBodyDto implements DecideRequest {
  @IsString() @IsNotEmpty() declare readonly player_id: string;
  @IsObject() declare readonly game_state: GameState;

  @IsArray()
  @ArrayMaxSize(MAX_ACTIONS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type((options) => (isMonopoly(options?.object ?? {}) ? ValidActionDto : AnyActionDto))
  declare readonly valid_actions: readonly ValidAction[];

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
  @IsOptional() @IsObject() declare readonly settings?: DecisionSettings;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => DecidedGameDto) declare readonly game?: DecidedGameDto;
  @IsOptional() @IsString() declare readonly peek_url?: string;
  @IsOptional() @IsBoolean() declare readonly chat_is_public?: boolean;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_RECENT)
  @IsObject({ each: true })
  declare readonly recent_events?: readonly RecentEvent[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_RECENT)
  @IsObject({ each: true })
  declare readonly talk?: readonly TalkLine[];

  @IsOptional() @IsBoolean() declare readonly want_transcript?: true;
}
