import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsObject, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { FORK_SETTINGS, type ForkGame, type ForkSettings } from '#libs/protocol';
import { AgentSeatDto, CreateGameDto } from './create-game.dto.js';
import { GameSettingsDto } from './game-settings.dto.js';
import { COUNT } from './schemas.js';

/** Rules, options and the game itself are those of the game that is forked. */
export class ForkSettingsDto extends PickType(GameSettingsDto, FORK_SETTINGS) implements ForkSettings {}

/** The body of POST /games/{id}/fork. */
export class ForkGameDto extends PartialType(PickType(CreateGameDto, ['agents'])) implements ForkGame {
  @ApiProperty({ ...COUNT, description: 'The fork stands after the last action up to this event.' })
  @IsDefined()
  @IsInt()
  @Min(0)
  @Max(COUNT.maximum)
  declare readonly seq: number;

  @ApiPropertyOptional({
    type: [AgentSeatDto],
    description: 'One for each seat, in the order of the players; left out: the agents of the game.',
  })
  declare readonly agents?: readonly AgentSeatDto[];

  @ApiPropertyOptional({ type: ForkSettingsDto, description: 'What is left out is as in the game that is forked.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ForkSettingsDto)
  declare readonly settings?: ForkSettingsDto;
}
