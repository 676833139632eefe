import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsObject,
  IsOptional,
  IsString,
  Length,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { AgentSeat, CreateGame } from '#libs/protocol';
import { IsAgentUrl } from './agent-url.decorator.js';
import { BudgetDto } from './budget.dto.js';
import { GameSettingsDto } from './game-settings.dto.js';
import { IdentityKey } from './identity-key.js';
import { ModelOptionsDto } from './model-options.dto.js';
import { PlainLine } from './plain-line.decorator.js';

const MAX_SEATS = 16;

/** A seat that is open may go without. */
function isNeeded(field: 'name' | 'personality'): (seat: AgentSeatDto) => boolean {
  return (seat) => seat.open !== true || seat[field] !== undefined;
}

export class AgentSeatDto implements AgentSeat {
  @ApiPropertyOptional({
    description: 'Anybody may take the seat until the game starts; name and personality may be left out then.',
  })
  @IsOptional()
  @IsBoolean()
  declare readonly open?: boolean;

  @ApiPropertyOptional({
    example: 'Baron Von Moneybags',
    minLength: 1,
    maxLength: 100,
    description: 'Unique in the game. Only an open seat may go without.',
  })
  @ValidateIf(isNeeded('name'))
  @PlainLine()
  @IsString()
  @Length(1, 100)
  declare readonly name: string;

  @ApiPropertyOptional({
    example: 'aggressive',
    minLength: 1,
    maxLength: 50,
    description: 'Only an open seat may go without.',
  })
  @ValidateIf(isNeeded('personality'))
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

  @IdentityKey()
  declare readonly identity_key?: string;
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
  @ArrayUnique((seat: unknown) => (seat instanceof AgentSeatDto ? (seat.name ?? seat) : seat), {
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
