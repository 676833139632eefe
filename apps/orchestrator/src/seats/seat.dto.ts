import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import {
  GAME_STATUSES,
  type GameState,
  type GameStatus,
  SEAT_PRESENCES,
  type SeatPresence,
  type SeatTurn,
  type SeatView,
  type TakenSeat,
  type TakeSeat,
} from '#libs/protocol';
import { COUNT, IdentityKey, PlainLine, QueryNumber } from '../games/index.js';

const UUID = { format: 'uuid' } as const;

/** Seconds for which a request may wait: less than proxies wait for an answer. */
const MAX_WAIT_S = 55;

/** Characters: ours are shorter. */
export const MAX_REQUEST_ID = 200;

/** The body of POST /games/{id}/seats/{player_id}. */
@ApiSchema({ name: 'TakeSeat' })
export class TakeSeatDto implements TakeSeat {
  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 100,
    description: 'Unique in the game; left out: the name of the seat.',
  })
  @IsOptional()
  @PlainLine()
  @IsString()
  @Length(1, 100)
  declare readonly name?: string;

  @IdentityKey()
  declare readonly identity_key?: string;
}

@ApiSchema({ name: 'TakenSeat' })
export class TakenSeatAnswer implements TakenSeat {
  @ApiProperty(UUID) declare readonly game_id: string;
  @ApiProperty() declare readonly player_id: string;
  @ApiProperty() declare readonly name: string;
  @ApiProperty({
    description:
      'Plays this seat: send it as Authorization: Bearer. It is shown to this request and to those with its Idempotency-Key.',
  })
  declare readonly seat_token: string;
  @ApiProperty({ ...COUNT, description: 'Seconds that its holder may stay away.' }) declare readonly rejoin: number;
}

/** The query of GET /games/{id}/seats/{player_id}. */
export class SeatQuery {
  @QueryNumber({ maximum: MAX_WAIT_S, default: 0, description: 'Seconds to wait until the seat is asked something.' })
  readonly wait: number = 0;

  @ApiPropertyOptional({
    maxLength: MAX_REQUEST_ID,
    description: 'request_id of the question that is known: wait for another.',
  })
  @IsOptional()
  @IsString()
  @Length(1, MAX_REQUEST_ID)
  declare readonly after?: string;
}

@ApiSchema({ name: 'SeatTurn' })
class SeatTurnAnswer implements SeatTurn {
  @ApiProperty({ description: 'Names the question: the answer repeats it.' }) declare readonly request_id: string;
  @ApiProperty({ format: 'date-time' }) declare readonly deadline: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What agents are sent over HTTP, as POST /games/{id}/decide of an agent.',
  })
  declare readonly request: SeatTurn['request'];
}

@ApiSchema({ name: 'SeatView' })
export class SeatViewAnswer implements SeatView {
  @ApiProperty(UUID) declare readonly game_id: string;
  @ApiProperty() declare readonly player_id: string;
  @ApiProperty() declare readonly name: string;
  @ApiProperty({ enum: GAME_STATUSES }) declare readonly status: GameStatus;
  @ApiProperty({ ...COUNT, description: 'The number of the last event.' }) declare readonly seq: number;
  @ApiProperty({ enum: SEAT_PRESENCES }) declare readonly seat: SeatPresence;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'As the seat sees it.' })
  declare readonly state: GameState;
  @ApiProperty({ type: SeatTurnAnswer, nullable: true }) declare readonly turn: SeatTurnAnswer | null;
  @ApiProperty({ type: String, nullable: true }) declare readonly winner_id: string | null;
}

/** The body of POST /games/{id}/seats/{player_id}/decide, as OpenAPI describes it: it is read as the answer of an agent is. */
@ApiSchema({ name: 'SeatDecision' })
export class SeatDecisionDto {
  @ApiProperty({ maxLength: MAX_REQUEST_ID }) declare readonly request_id: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'One of the actions on offer.' })
  declare readonly action: object;
  @ApiPropertyOptional({ type: String, nullable: true }) declare readonly reasoning?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true }) declare readonly chat?: string | null;
}
