import { Type } from 'class-transformer';
import { IsNotEmpty, IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';

export class ActionDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  declare readonly type: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  declare readonly property_id?: string | null;
}

export class ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  declare readonly player_id: string;

  @IsObject()
  @ValidateNested()
  @Type(() => ActionDto)
  declare readonly action: ActionDto;
}
