import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, Length, Min } from 'class-validator';
import {
  type AnswerTurn,
  GAME_SPEEDS,
  type GameRef,
  type GameSpeed,
  type JoinGame,
  type JoinSeat,
  type SetSpeed,
} from '#libs/protocol';

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

export class JoinSeatMessage extends GameRefMessage implements JoinSeat {
  @IsString()
  @Length(1, 200)
  declare readonly player_id: string;

  @IsString()
  @Length(1, 200)
  declare readonly seat_token: string;
}

/** The rest of it is read as the answer of an agent is. */
export class AnswerTurnMessage extends JoinSeatMessage implements AnswerTurn {
  @IsString()
  @Length(1, 200)
  declare readonly request_id: string;

  @IsObject()
  @Transform(({ obj }: { obj: AnswerTurn }) => obj.action)
  declare readonly action: Readonly<Record<string, unknown>>;

  @IsOptional()
  @IsString()
  declare readonly reasoning?: string | null;

  @IsOptional()
  @IsString()
  declare readonly chat?: string | null;
}
