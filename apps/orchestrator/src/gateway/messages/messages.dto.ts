import { plainToInstance } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Min, validateSync } from 'class-validator';
import { GAME_SPEEDS, type GameRef, type GameSpeed, isJsonObject, type JoinGame, type SetSpeed } from '#libs/protocol';
import { excessOf, validationErrors } from '#libs/service';

/** More than any message has, little enough to be looked through. */
const PAYLOAD = { depth: 8, values: 100 };

export class GameRefMessage implements GameRef {
  @IsString()
  @Length(1, 100)
  readonly game_id!: string;
}

export class JoinGameMessage extends GameRefMessage implements JoinGame {
  @IsOptional()
  @IsInt()
  @Min(0)
  readonly after_seq?: number;

  @IsOptional()
  @IsBoolean()
  readonly deltas?: boolean;

  @IsOptional()
  @IsBoolean()
  readonly envelope?: boolean;
}

export class SetSpeedMessage extends GameRefMessage implements SetSpeed {
  @IsIn(GAME_SPEEDS)
  readonly speed!: GameSpeed;
}

/** A message that is not what its event asks for; the text says what was wrong and what is allowed. */
export class MalformedMessage extends Error {}

/** The message as an instance of its class. Throws MalformedMessage. */
export function parsed<T extends object>(type: new () => T, body: unknown): T {
  if (!isJsonObject(body)) {
    throw new MalformedMessage('The payload must be one JSON object.');
  }
  const excess = excessOf(body, PAYLOAD);
  if (excess !== undefined) throw new MalformedMessage(`The payload ${excess}.`);
  const message = plainToInstance(type, body);
  const errors = validationErrors(validateSync(message));
  if (errors.length > 0) throw new MalformedMessage(errors.map(({ message: text }) => text).join('; '));
  return message;
}
