import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Min } from 'class-validator';
import { GAME_SPEEDS, type GameRef, type GameSpeed, type JoinGame, type SetSpeed } from '#libs/protocol';

export class GameRefMessage implements GameRef {
  @IsString()
  @Length(1, 100)
  declare readonly game_id: string;
}

export class JoinGameMessage extends GameRefMessage implements JoinGame {
  @IsOptional()
  @IsInt()
  @Min(0)
  declare readonly after_seq?: number;

  @IsOptional()
  @IsBoolean()
  declare readonly deltas?: boolean;

  @IsOptional()
  @IsBoolean()
  declare readonly envelope?: boolean;
}

export class SetSpeedMessage extends GameRefMessage implements SetSpeed {
  @IsIn(GAME_SPEEDS)
  declare readonly speed: GameSpeed;
}
