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
  type ReplaySnapshot,
  type SeatUsage,
  type Standing,
  type StateAt,
} from '#libs/protocol';
import { COUNT, LARGE_COUNT, MAX_UINT32, NUMBER_FROM_ONE } from './schemas.js';

/** The answers as OpenAPI describes them. */

const UUID = { format: 'uuid' } as const;
const TIME = { format: 'date-time' } as const;
/** Seconds that a seat has for a decision. */
const SECONDS = { minimum: 0.05, maximum: 600, description: 'Seconds.' } as const;
const STATE = {
  type: 'object',
  additionalProperties: true,
  description: "The engine's snapshot of the table.",
} as const;

const EVENTS = {
  type: 'array',
  items: {
    type: 'object',
    required: ['seq', 'at', 'event', 'payload'],
    properties: {
      seq: NUMBER_FROM_ONE,
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
  @ApiProperty({ format: 'uri' }) readonly ws_url!: string;
  @ApiProperty({ enum: GAME_STATUSES }) readonly status!: GameStatus;
  @ApiProperty({ enum: GAME_SPEEDS }) readonly speed!: GameSpeed;
  @ApiProperty(SECONDS) readonly turn_timeout!: number;
  @ApiProperty({ type: [PlayerAnswer] }) readonly players!: readonly PlayerAnswer[];
  @ApiProperty() readonly message!: string;
}

export class GameSummaryAnswer implements GameSummary {
  @ApiProperty(UUID) readonly game_id!: string;
  @ApiProperty({ enum: GAME_STATUSES }) readonly status!: GameStatus;
  @ApiProperty() readonly is_running!: boolean;
  @ApiProperty({ ...COUNT, description: 'Turns begun.' }) readonly turn_count!: number;
  @ApiProperty({ ...COUNT, description: 'Steps done.' }) readonly step!: number;
  @ApiProperty({ ...COUNT, description: 'The number of the last event.' }) readonly seq!: number;
  @ApiProperty({ enum: GAME_SPEEDS }) readonly speed!: GameSpeed;
  @ApiProperty(SECONDS) readonly turn_timeout!: number;
  @ApiProperty({ type: [PlayerAnswer] }) readonly players!: readonly PlayerAnswer[];
  @ApiProperty({ type: String, nullable: true }) readonly winner_id!: string | null;
  @ApiProperty(TIME) readonly created_at!: string;
  @ApiProperty(TIME) readonly updated_at!: string;
  @ApiProperty({ type: String, nullable: true }) readonly error!: string | null;
  @ApiPropertyOptional({ ...COUNT, description: 'Spectators right now; absent where it is not known.' })
  readonly viewers?: number;
}

export class SeatUsageAnswer implements SeatUsage {
  @ApiProperty() readonly player_id!: string;
  @ApiProperty() readonly player_name!: string;
  @ApiProperty(COUNT) readonly decisions!: number;
  @ApiProperty({ ...COUNT, description: 'Decisions that were made for it.' }) readonly defaults!: number;
  @ApiProperty(COUNT) readonly timeouts!: number;
  @ApiProperty({ ...COUNT, description: 'Requests to a model, as its agent reports them.' }) readonly attempts!: number;
  @ApiProperty({ ...COUNT, description: 'Attempts whose tokens were not reported, and which are in none of the sums.' })
  readonly unreported_attempts!: number;
  @ApiProperty(LARGE_COUNT) readonly input_tokens!: number;
  @ApiProperty(LARGE_COUNT) readonly output_tokens!: number;
  @ApiProperty({ ...LARGE_COUNT, description: 'Those of the input tokens that came from a cache.' })
  readonly cached_tokens!: number;
  @ApiProperty({ type: Number, nullable: true, minimum: 0, description: 'US dollars; null: never reported.' })
  readonly cost_usd!: number | null;
}

export class GameViewAnswer extends GameSummaryAnswer implements GameView {
  @ApiProperty(STATE) readonly state!: GameState;
  @ApiPropertyOptional({ description: 'It pauses after the step in flight.' }) readonly pausing?: boolean;
  @ApiPropertyOptional({ description: 'A single step is in flight.' }) readonly stepping?: boolean;
  @ApiProperty({ type: [SeatUsageAnswer] }) readonly usage!: readonly SeatUsageAnswer[];
}

export class GameListAnswer implements GameList {
  @ApiProperty({ ...COUNT, maximum: 100, description: 'Games on this page.' }) readonly count!: number;
  @ApiProperty({ type: [GameSummaryAnswer] }) readonly games!: readonly GameSummaryAnswer[];
  @ApiProperty({ type: String, nullable: true }) readonly next_cursor!: string | null;
}

export class StandingAnswer implements Standing {
  @ApiProperty(NUMBER_FROM_ONE) readonly rank!: number;
  @ApiProperty() readonly player_id!: string;
  @ApiProperty() readonly player_name!: string;
  @ApiProperty({ type: Number, nullable: true }) readonly cash!: number | null;
  @ApiProperty({ ...COUNT, description: 'Deeds held.' }) readonly properties!: number;
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
  @ApiProperty({ ...COUNT, description: 'Hand it back as after_seq to read on.' }) readonly next_after_seq!: number;
}

export class StateAtAnswer implements StateAt {
  @ApiProperty(UUID) readonly game_id!: string;
  @ApiProperty(COUNT) readonly seq!: number;
  @ApiProperty(STATE) readonly state!: GameState;
}

export class ReplayAnswer implements Replay {
  @ApiProperty({ type: 'integer', enum: [1] }) readonly version!: 1;
  @ApiProperty() readonly game!: GameSummaryAnswer;
  @ApiProperty({ type: [PlayerAnswer] }) readonly players!: readonly PlayerAnswer[];
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_UINT32, nullable: true }) readonly seed!: number | null;
  @ApiProperty(STATE) readonly initial_state!: GameState;
  @ApiProperty(EVENTS) readonly events!: readonly NumberedEvent[];
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'The table after event `seq`: a whole `state`, or a `patch` (RFC 6902) of the snapshot before.',
  })
  readonly pictures!: readonly ReplaySnapshot[];
}

class ProblemError {
  @ApiProperty() readonly path!: string;
  @ApiProperty() readonly message!: string;
}

/** RFC 9457. */
export class ProblemAnswer implements Problem {
  @ApiProperty({ example: 'about:blank' }) readonly type!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599 }) readonly status!: number;
  @ApiProperty() readonly detail!: string;
  @ApiProperty({ description: 'A stable snake_case word.' }) readonly code!: string;
  @ApiPropertyOptional({ type: [ProblemError] }) readonly errors?: readonly ProblemError[];
}
