import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import {
  type CreatedGame,
  type EventPage,
  GAME_SPEEDS,
  GAME_STATUSES,
  type GameList,
  type GameResult,
  type GameSpeed,
  type GameState,
  type GameStatus,
  type GameSummary,
  type GameView,
  type NumberedEvent,
  type PlayerInfo,
  type Problem,
  type Replay,
  type ReplayPicture,
  type SeatUsage,
  type Standing,
  type StateAt,
} from '#libs/protocol';

/** The answers as OpenAPI tells of them. */

const UUID = { format: 'uuid' } as const;
const TIME = { format: 'date-time' } as const;
const STATE = {
  type: 'object',
  additionalProperties: true,
  description: "The engine's picture of the table.",
} as const;

const EVENTS = {
  type: 'array',
  items: {
    type: 'object',
    required: ['seq', 'at', 'event', 'payload'],
    properties: {
      seq: { type: 'integer', minimum: 1 },
      at: { type: 'string', ...TIME },
      event: { type: 'string' },
      payload: { type: 'object', additionalProperties: true },
    },
  },
} satisfies ApiPropertyOptions;

export class PlayerAnswer implements PlayerInfo {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly personality!: string;
  @ApiProperty({ type: String, nullable: true }) readonly model!: string | null;
}

export class CreatedGameAnswer implements CreatedGame {
  @ApiProperty(UUID) readonly game_id!: string;
  @ApiProperty() readonly ws_url!: string;
  @ApiProperty({ enum: GAME_STATUSES }) readonly status!: GameStatus;
  @ApiProperty({ enum: GAME_SPEEDS }) readonly speed!: GameSpeed;
  @ApiProperty({ description: 'Seconds.' }) readonly turn_timeout!: number;
  @ApiProperty({ type: [PlayerAnswer] }) readonly players!: readonly PlayerAnswer[];
  @ApiProperty() readonly message!: string;
}

export class GameSummaryAnswer implements GameSummary {
  @ApiProperty(UUID) readonly game_id!: string;
  @ApiProperty({ enum: GAME_STATUSES }) readonly status!: GameStatus;
  @ApiProperty() readonly is_running!: boolean;
  @ApiProperty({ description: 'Turns begun.' }) readonly turn_count!: number;
  @ApiProperty({ description: 'Steps done.' }) readonly step!: number;
  @ApiProperty({ description: 'The number of the last event.' }) readonly seq!: number;
  @ApiProperty({ enum: GAME_SPEEDS }) readonly speed!: GameSpeed;
  @ApiProperty({ description: 'Seconds.' }) readonly turn_timeout!: number;
  @ApiProperty({ type: [PlayerAnswer] }) readonly players!: readonly PlayerAnswer[];
  @ApiProperty({ type: String, nullable: true }) readonly winner_id!: string | null;
  @ApiProperty(TIME) readonly created_at!: string;
  @ApiProperty(TIME) readonly updated_at!: string;
  @ApiProperty({ type: String, nullable: true }) readonly error!: string | null;
  @ApiPropertyOptional({ description: 'Spectators right now; absent where it is not known.' })
  readonly viewers?: number;
}

export class SeatUsageAnswer implements SeatUsage {
  @ApiProperty() readonly player_id!: string;
  @ApiProperty() readonly player_name!: string;
  @ApiProperty() readonly decisions!: number;
  @ApiProperty({ description: 'Decisions that were made for it.' }) readonly defaults!: number;
  @ApiProperty() readonly timeouts!: number;
  @ApiProperty({ description: 'Requests to a model, as its agent tells.' }) readonly attempts!: number;
  @ApiProperty({ description: 'Attempts whose tokens nobody reported, and which are in none of the sums.' })
  readonly unreported_attempts!: number;
  @ApiProperty() readonly input_tokens!: number;
  @ApiProperty() readonly output_tokens!: number;
  @ApiProperty({ description: 'Those of the input tokens that came from a cache.' }) readonly cached_tokens!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'US dollars; null: never told.' })
  readonly cost_usd!: number | null;
}

export class GameViewAnswer extends GameSummaryAnswer implements GameView {
  @ApiProperty(STATE) readonly state!: GameState;
  @ApiPropertyOptional({ description: 'It pauses after the step in flight.' }) readonly pausing?: boolean;
  @ApiPropertyOptional({ description: 'A single step is in flight.' }) readonly stepping?: boolean;
  @ApiProperty({ type: [SeatUsageAnswer] }) readonly usage!: readonly SeatUsageAnswer[];
}

export class GameListAnswer implements GameList {
  @ApiProperty({ description: 'Games on this page.' }) readonly count!: number;
  @ApiProperty({ type: [GameSummaryAnswer] }) readonly games!: readonly GameSummaryAnswer[];
  @ApiProperty({ type: String, nullable: true }) readonly next_cursor!: string | null;
}

export class StandingAnswer implements Standing {
  @ApiProperty({ minimum: 1 }) readonly rank!: number;
  @ApiProperty() readonly player_id!: string;
  @ApiProperty() readonly player_name!: string;
  @ApiProperty({ type: Number, nullable: true }) readonly cash!: number | null;
  @ApiProperty({ description: 'Deeds held.' }) readonly properties!: number;
  @ApiProperty() readonly is_bankrupt!: boolean;
}

export class GameResultAnswer implements GameResult {
  @ApiProperty(UUID) readonly game_id!: string;
  @ApiProperty({ enum: GAME_STATUSES }) readonly status!: GameStatus;
  @ApiProperty({ type: String, nullable: true }) readonly winner_id!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly winner_name!: string | null;
  @ApiProperty(STATE) readonly final_state!: GameState;
  @ApiProperty({ type: [StandingAnswer] }) readonly standings!: readonly StandingAnswer[];
  @ApiProperty({ type: [SeatUsageAnswer] }) readonly usage!: readonly SeatUsageAnswer[];
}

export class EventPageAnswer implements EventPage {
  @ApiProperty(EVENTS)
  readonly events!: readonly NumberedEvent[];
  @ApiProperty({ description: 'Hand it back as after_seq to read on.' }) readonly next_after_seq!: number;
}

export class StateAtAnswer implements StateAt {
  @ApiProperty(UUID) readonly game_id!: string;
  @ApiProperty() readonly seq!: number;
  @ApiProperty(STATE) readonly state!: GameState;
}

export class ReplayAnswer implements Replay {
  @ApiProperty({ enum: [1] }) readonly version!: 1;
  @ApiProperty() readonly game!: GameSummaryAnswer;
  @ApiProperty({ type: [PlayerAnswer] }) readonly players!: readonly PlayerAnswer[];
  @ApiProperty({ type: Number, nullable: true }) readonly seed!: number | null;
  @ApiProperty(STATE) readonly initial_state!: GameState;
  @ApiProperty(EVENTS) readonly events!: readonly NumberedEvent[];
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'The table after event `seq`: a whole `state`, or a `patch` (RFC 6902) of the picture before.',
  })
  readonly pictures!: readonly ReplayPicture[];
}

class ProblemError {
  @ApiProperty() readonly path!: string;
  @ApiProperty() readonly message!: string;
}

/** RFC 9457. */
export class ProblemAnswer implements Problem {
  @ApiProperty({ example: 'about:blank' }) readonly type!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty() readonly status!: number;
  @ApiProperty() readonly detail!: string;
  @ApiProperty({ description: 'A stable snake_case word.' }) readonly code!: string;
  @ApiPropertyOptional({ type: [ProblemError] }) readonly errors?: readonly ProblemError[];
}
