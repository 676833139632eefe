import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { type AgentSeat, type CreateGame, GAME_SPEEDS, type GameSettings, type GameSpeed } from '#libs/protocol';

const MAX_UINT32 = 4_294_967_295;

export class AgentSeatDto implements AgentSeat {
  @ApiProperty({ example: 'Baron Von Moneybags', minLength: 1, maxLength: 100, description: 'Unique in the game.' })
  @IsString()
  @Length(1, 100)
  readonly name!: string;

  @ApiProperty({ example: 'aggressive', minLength: 1, maxLength: 50 })
  @IsString()
  @Length(1, 50)
  readonly personality!: string;

  @ApiPropertyOptional({ example: 'llama3.1:8b', minLength: 1, maxLength: 100 })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly model?: string;

  @ApiPropertyOptional({ example: 'http://localhost:9000', description: "The seat's own agent service." })
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  readonly url?: string;
}

export class GameSettingsDto implements GameSettings {
  @ApiPropertyOptional({ enum: GAME_SPEEDS, description: 'instant 0 s, fast 0.5 s, normal 2 s, slow 5 s, watch 10 s' })
  @IsOptional()
  @IsIn(GAME_SPEEDS)
  readonly speed?: GameSpeed;

  @ApiPropertyOptional({ minimum: 0.05, maximum: 600, description: 'Seconds a seat has for a decision.' })
  @IsOptional()
  @IsNumber()
  @Min(0.05)
  @Max(600)
  readonly turn_timeout?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: MAX_UINT32, description: 'The same seed and decisions: the same game.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_UINT32)
  readonly seed?: number;

  @ApiPropertyOptional({ minimum: 1, description: 'The game ends after so many turns.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  readonly max_turns?: number;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'Handed to the engine as it is.' })
  @IsOptional()
  @IsObject()
  @Transform(({ obj }: { obj: GameSettings }) => obj.rules)
  readonly rules?: Readonly<Record<string, unknown>>;
}

/** The body of POST /games. */
export class CreateGameDto implements CreateGame {
  @ApiProperty({ type: [AgentSeatDto], minItems: 2, maxItems: 8 })
  @IsDefined()
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(8)
  @ArrayUnique((seat: unknown) => (seat instanceof AgentSeatDto ? seat.name : seat), {
    message: 'agents must have names that are unique in the game',
  })
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AgentSeatDto)
  readonly agents!: readonly AgentSeatDto[];

  @ApiPropertyOptional({ type: GameSettingsDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => GameSettingsDto)
  readonly settings?: GameSettingsDto;
}
