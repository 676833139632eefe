import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions, ApiSchema } from '@nestjs/swagger';
import {
  type CreatedGame,
  type EventPage,
  type ForkedFrom,
  GAME_SPEEDS,
  GAME_STATUSES,
  type GameList,
  type GameResult,
  type GameSettings,
  type GameSpeed,
  type GameState,
  type GameStatus,
  type GameSummary,
  type GameView,
  type NumberedEvent,
  type PlayedGame,
  type PlayerInfo,
  type Problem,
  type Replay,
  type ReplaySnapshot,
  type Standing,
  type StateAt,
  type TournamentOfGame,
} from '#libs/protocol';
import { BudgetDto } from './budget.dto.js';
import { ModelOptionsDto } from './model-options.dto.js';
import { COUNT, IDENTITY, MAX_UINT32, NUMBER_FROM_ONE } from './schemas.js';
import { SeatUsageAnswer } from './seat-usage.dto.js';

/** The answers as OpenAPI describes them. */

const UUID = { format: 'uuid' } as const;
const TIME = { format: 'date-time' } as const;
/** Seconds that a seat has for a decision. */
const SECONDS = { minimum: 0.05, maximum: 600, description: 'Seconds.' } as const;
/** Nest writes the reference; what a state holds is described with the events, which contain states too. */
@ApiSchema({ name: 'GameState' })
export class StateSchema {}

const STATE = { type: StateSchema } satisfies ApiPropertyOptions;

const SETTINGS = {
  type: 'object',
  additionalProperties: true,
  description: 'As the game was created, in the form that POST /games takes.',
} as const;

/** Described with all events. */
const EVENTS = { type: 'array', items: { $ref: '#/components/schemas/GameEvent' } } satisfies ApiPropertyOptions;

export class PlayerAnswer implements PlayerInfo {
  @ApiProperty() declare readonly id: string;
  @ApiProperty() declare readonly name: string;
  @ApiProperty() declare readonly personality: string;
  @ApiProperty({ type: String, nullable: true }) declare readonly model: string | null;
  @ApiPropertyOptional({ type: ModelOptionsDto }) declare readonly model_options?: ModelOptionsDto;
  @ApiPropertyOptional({ type: BudgetDto }) declare readonly budget?: BudgetDto;
  @ApiPropertyOptional(IDENTITY) declare readonly identity?: string;
}

export class CreatedGameAnswer implements CreatedGame {
  @ApiProperty(UUID) declare readonly game_id: string;
  @ApiProperty({ format: 'uri' }) declare readonly ws_url: string;
  @ApiProperty({ enum: GAME_STATUSES }) declare readonly status: GameStatus;
  @ApiProperty({ enum: GAME_SPEEDS }) declare readonly speed: GameSpeed;
  @ApiProperty(SECONDS) declare readonly turn_timeout: number;
  @ApiProperty({ type: [PlayerAnswer] }) declare readonly players: readonly PlayerAnswer[];
  @ApiProperty() declare readonly message: string;
  @ApiPropertyOptional({
    description: 'Controls this game alone: send it in place of an API key. Absent where another key created the game.',
  })
  declare readonly control_token?: string;
  @ApiPropertyOptional({ type: [String], description: 'Of a game that is waiting: the seats that may be taken.' })
  declare readonly open_seats?: readonly string[];
  @ApiPropertyOptional({ ...TIME, description: 'Of a game that is waiting: when it starts at the latest.' })
  declare readonly start_by?: string;
}

class PlayedGameAnswer implements PlayedGame {
  @ApiProperty({ description: 'Its name at this server.' }) declare readonly engine: string;
  @ApiProperty({ example: 'connect-four', description: 'What settings.game takes, and lists of games and ratings.' })
  declare readonly game: string;
  @ApiProperty({ example: 'Connect Four' }) declare readonly name: string;
}

class TournamentOfGameAnswer implements TournamentOfGame {
  @ApiProperty(UUID) declare readonly tournament_id: string;
  @ApiProperty({ ...COUNT, description: 'Of the game in the tournament.' }) declare readonly number: number;
  @ApiProperty(COUNT) declare readonly round: number;
}

class ForkedFromAnswer implements ForkedFrom {
  @ApiProperty(UUID) declare readonly game_id: string;
  @ApiProperty({ ...COUNT, description: 'The number of the event that was asked for.' }) declare readonly seq: number;
}

export class GameSummaryAnswer implements GameSummary {
  @ApiProperty(UUID) declare readonly game_id: string;
  @ApiProperty({ enum: GAME_STATUSES }) declare readonly status: GameStatus;
  @ApiProperty() declare readonly is_running: boolean;
  @ApiProperty({ ...COUNT, description: 'Turns begun.' }) declare readonly turn_count: number;
  @ApiProperty({ ...COUNT, description: 'Steps done.' }) declare readonly step: number;
  @ApiProperty({ ...COUNT, description: 'The number of the last event.' }) declare readonly seq: number;
  @ApiProperty({ enum: GAME_SPEEDS }) declare readonly speed: GameSpeed;
  @ApiProperty(SECONDS) declare readonly turn_timeout: number;
  @ApiProperty({ type: [PlayerAnswer] }) declare readonly players: readonly PlayerAnswer[];
  @ApiProperty({ type: String, nullable: true }) declare readonly winner_id: string | null;
  @ApiProperty(TIME) declare readonly created_at: string;
  @ApiProperty(TIME) declare readonly updated_at: string;
  @ApiProperty({ type: String, nullable: true }) declare readonly error: string | null;
  @ApiPropertyOptional({ type: PlayedGameAnswer, description: 'Absent where nobody has described it.' })
  declare readonly game?: PlayedGameAnswer;
  @ApiPropertyOptional({ type: TournamentOfGameAnswer, description: 'Which tournament it is played for.' })
  declare readonly tournament?: TournamentOfGameAnswer;
  @ApiPropertyOptional({ type: ForkedFromAnswer, description: 'Of a fork: the game and event that it goes on from.' })
  declare readonly forked_from?: ForkedFromAnswer;
  @ApiPropertyOptional({ description: 'What is hidden in this fork was known before.' })
  declare readonly known_cards?: boolean;
  @ApiPropertyOptional({ ...COUNT, description: 'Spectators right now; absent where it is not known.' })
  declare readonly viewers?: number;
  @ApiPropertyOptional({ type: [String], description: 'Of a game that is waiting: the seats that may be taken.' })
  declare readonly open_seats?: readonly string[];
  @ApiPropertyOptional({ ...TIME, description: 'Of a game that is waiting: when it starts at the latest.' })
  declare readonly start_by?: string;
}

export class GameViewAnswer extends GameSummaryAnswer implements GameView {
  @ApiProperty(STATE) declare readonly state: GameState;
  @ApiPropertyOptional({ description: 'It pauses after the step in flight.' }) declare readonly pausing?: boolean;
  @ApiPropertyOptional({ description: 'A single step is in flight.' }) declare readonly stepping?: boolean;
  @ApiProperty({ type: [SeatUsageAnswer] }) declare readonly usage: readonly SeatUsageAnswer[];
  @ApiProperty(SETTINGS) declare readonly settings: GameSettings;
}

export class GameListAnswer implements GameList {
  @ApiProperty({ ...COUNT, maximum: 100, description: 'Games on this page.' }) declare readonly count: number;
  @ApiProperty({ type: [GameSummaryAnswer] }) declare readonly games: readonly GameSummaryAnswer[];
  @ApiProperty({ type: String, nullable: true }) declare readonly next_cursor: string | null;
}

export class StandingAnswer implements Standing {
  @ApiProperty(NUMBER_FROM_ONE) declare readonly rank: number;
  @ApiProperty() declare readonly player_id: string;
  @ApiProperty() declare readonly player_name: string;
  @ApiProperty({ type: Number, nullable: true }) declare readonly cash: number | null;
  @ApiProperty({ ...COUNT, description: 'Deeds held.' }) declare readonly properties: number;
  @ApiProperty() declare readonly is_bankrupt: boolean;
}

export class GameResultAnswer implements GameResult {
  @ApiProperty(UUID) declare readonly game_id: string;
  @ApiProperty({ enum: GAME_STATUSES }) declare readonly status: GameStatus;
  @ApiProperty({ type: String, nullable: true }) declare readonly winner_id: string | null;
  @ApiProperty({ type: String, nullable: true }) declare readonly winner_name: string | null;
  @ApiProperty(STATE) declare readonly final_state: GameState;
  @ApiProperty({ type: [StandingAnswer] }) declare readonly standings: readonly StandingAnswer[];
  @ApiProperty({ type: [SeatUsageAnswer] }) declare readonly usage: readonly SeatUsageAnswer[];
  @ApiProperty(SETTINGS) declare readonly settings: GameSettings;
}

export class EventPageAnswer implements EventPage {
  @ApiProperty(EVENTS)
  declare readonly events: readonly NumberedEvent[];
  @ApiProperty({ ...COUNT, description: 'Hand it back as after_seq to read on.' })
  declare readonly next_after_seq: number;
}

export class StateAtAnswer implements StateAt {
  @ApiProperty(UUID) declare readonly game_id: string;
  @ApiProperty(COUNT) declare readonly seq: number;
  @ApiProperty(STATE) declare readonly state: GameState;
}

export class ReplayAnswer implements Replay {
  @ApiProperty({ type: 'integer', enum: [1] }) declare readonly version: 1;
  @ApiProperty() declare readonly game: GameSummaryAnswer;
  @ApiProperty({ type: [PlayerAnswer] }) declare readonly players: readonly PlayerAnswer[];
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_UINT32, nullable: true }) declare readonly seed:
    number | null;
  @ApiProperty(STATE) declare readonly initial_state: GameState;
  @ApiProperty(EVENTS) declare readonly events: readonly NumberedEvent[];
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'The table after event `seq`: a whole `state`, or a `patch` (RFC 6902) of the snapshot before.',
  })
  declare readonly pictures: readonly ReplaySnapshot[];
  @ApiProperty(SETTINGS) declare readonly settings: GameSettings;
  @ApiProperty({ type: [SeatUsageAnswer] }) declare readonly usage: readonly SeatUsageAnswer[];
}

class ProblemError {
  @ApiProperty() declare readonly path: string;
  @ApiProperty() declare readonly message: string;
}

/** RFC 9457. */
export class ProblemAnswer implements Problem {
  @ApiProperty({ example: 'about:blank' }) declare readonly type: string;
  @ApiProperty() declare readonly title: string;
  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599 }) declare readonly status: number;
  @ApiProperty() declare readonly detail: string;
  @ApiProperty({ description: 'A stable snake_case word.' }) declare readonly code: string;
  @ApiPropertyOptional({ type: [ProblemError] }) declare readonly errors?: readonly ProblemError[];
  @ApiPropertyOptional({ description: 'With too_many_requests: the name of the limit that was reached.' })
  declare readonly limit?: string;
}
