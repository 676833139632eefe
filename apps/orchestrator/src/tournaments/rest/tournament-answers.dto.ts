import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  BRACKET_PARTS,
  type BracketPart,
  type GameSettings,
  MATCH_DECISIONS,
  type MatchDecision,
  type Seating,
  SEATINGS,
  TOURNAMENT_FORMATS,
  TOURNAMENT_STATUSES,
  type TournamentCrossCell,
  type TournamentCrossRow,
  type TournamentEntrant,
  type TournamentFormat,
  type TournamentGame,
  type TournamentGamePage,
  type TournamentList,
  type TournamentMatch,
  type TournamentMatchSide,
  type TournamentStanding,
  type TournamentStatus,
  type TournamentSummary,
  type TournamentView,
} from '#libs/protocol';
import { BudgetDto, COUNT, IDENTITY, LARGE_COUNT, MAX_UINT32, NUMBER_FROM_ONE } from '../../games/index.js';

/** The answers as OpenAPI describes them. */

const UUID = { format: 'uuid' } as const;
const TIME = { format: 'date-time' } as const;
const SHARE = { minimum: 0, maximum: 1 } as const;

export class TournamentEntrantAnswer implements TournamentEntrant {
  @ApiProperty({ description: 'Unique in the tournament.' }) declare readonly id: string;
  @ApiProperty() declare readonly name: string;
  @ApiProperty() declare readonly personality: string;
  @ApiProperty({ type: String, nullable: true }) declare readonly model: string | null;
  @ApiPropertyOptional(IDENTITY) declare readonly identity?: string;
  @ApiProperty(TIME) declare readonly joined_at: string;
  @ApiPropertyOptional({ ...TIME, description: 'Of a ladder: since then it plays no further game.' })
  declare readonly left_at?: string;
}

class TournamentShareAnswer {
  @ApiProperty(SHARE) declare readonly mean: number;
  @ApiProperty(SHARE) declare readonly low: number;
  @ApiProperty(SHARE) declare readonly high: number;
}

class TournamentStandingAnswer implements TournamentStanding {
  @ApiProperty({ ...NUMBER_FROM_ONE, description: 'Those who are level share it.' }) declare readonly place: number;
  @ApiProperty({ description: 'Its id.' }) declare readonly entrant: string;
  @ApiProperty() declare readonly name: string;
  @ApiProperty(COUNT) declare readonly games: number;
  @ApiProperty({ ...COUNT, description: "First places that were nobody else's." }) declare readonly wins: number;
  @ApiProperty({ ...COUNT, description: 'First places that it shared.' }) declare readonly draws: number;
  @ApiProperty(COUNT) declare readonly losses: number;
  @ApiProperty(COUNT) declare readonly forfeits: number;
  @ApiProperty(COUNT) declare readonly byes: number;
  @ApiProperty({ description: '1 for a win, with two in a game.' }) declare readonly points: number;
  @ApiProperty({ description: 'What breaks ties.' }) declare readonly tie_break: number;
  @ApiProperty({ description: "Elo's, 0 for those who are new: the order of a ladder." })
  declare readonly rating: number;
  @ApiProperty({
    type: TournamentShareAnswer,
    description: 'Of the points that were to be had, and between which values it really lies (95 %).',
  })
  declare readonly share: TournamentShareAnswer;
  @ApiProperty({ type: [String], description: 'The entrants from which its difference may be luck.' })
  declare readonly tied_with: readonly string[];
}

class TournamentCrossCellAnswer implements TournamentCrossCell {
  @ApiProperty() declare readonly opponent: string;
  @ApiProperty(COUNT) declare readonly games: number;
  @ApiProperty(COUNT) declare readonly wins: number;
  @ApiProperty(COUNT) declare readonly draws: number;
  @ApiProperty(COUNT) declare readonly losses: number;
}

class TournamentCrossRowAnswer implements TournamentCrossRow {
  @ApiProperty() declare readonly entrant: string;
  @ApiProperty({ type: [TournamentCrossCellAnswer] }) declare readonly cells: readonly TournamentCrossCellAnswer[];
}

class TournamentMatchSideAnswer implements TournamentMatchSide {
  @ApiProperty({ type: String, nullable: true }) declare readonly entrant: string | null;
  @ApiProperty() declare readonly is_bye: boolean;
  @ApiProperty() declare readonly points: number;
}

class TournamentMatchAnswer implements TournamentMatch {
  @ApiProperty(NUMBER_FROM_ONE) declare readonly pairing: number;
  @ApiProperty({ enum: BRACKET_PARTS }) declare readonly part: BracketPart;
  @ApiProperty({ ...NUMBER_FROM_ONE, description: 'In its part.' }) declare readonly round: number;
  @ApiProperty({ type: [TournamentMatchSideAnswer], minItems: 2, maxItems: 2 })
  declare readonly sides: readonly TournamentMatchSideAnswer[];
  @ApiProperty({ type: String, nullable: true }) declare readonly winner: string | null;
  @ApiProperty({ type: String, enum: [...MATCH_DECISIONS, null], nullable: true })
  declare readonly by: MatchDecision | null;
}

const RANKS = { type: 'object', additionalProperties: NUMBER_FROM_ONE } as const;
const GAME_STATUSES = ['running', 'ended', 'void'] as const;

class TournamentGameAnswer implements TournamentGame {
  @ApiProperty({ ...NUMBER_FROM_ONE, description: 'Unique in the tournament.' }) declare readonly number: number;
  @ApiProperty(NUMBER_FROM_ONE) declare readonly round: number;
  @ApiProperty(NUMBER_FROM_ONE) declare readonly pairing: number;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: it is about to be created.' })
  declare readonly game_id: string | null;
  @ApiProperty({ type: [String], description: 'Ids of entrants in the order of the seats.' })
  declare readonly seats: readonly string[];
  @ApiProperty({ enum: GAME_STATUSES, description: 'void: it was stopped or failed, and does not count.' })
  declare readonly status: (typeof GAME_STATUSES)[number];
  @ApiPropertyOptional({ ...RANKS, description: 'By entrant, 1 first.' })
  declare readonly ranks?: Readonly<Record<string, number>>;
  @ApiPropertyOptional({ type: [String], description: 'Entrants that gave up.' })
  declare readonly forfeits?: readonly string[];
}

class TournamentGameCounts {
  @ApiProperty(COUNT) declare readonly played: number;
  @ApiProperty(COUNT) declare readonly void: number;
  @ApiProperty(COUNT) declare readonly running: number;
  @ApiProperty({ ...COUNT, nullable: true, description: 'In all, as far as it is known; null: there is no end.' })
  declare readonly planned: number | null;
}

class TournamentUsedAnswer {
  @ApiProperty(LARGE_COUNT) declare readonly tokens: number;
  @ApiProperty() declare readonly cost_usd: number;
}

export class TournamentSummaryAnswer implements TournamentSummary {
  @ApiProperty(UUID) declare readonly tournament_id: string;
  @ApiProperty() declare readonly name: string;
  @ApiProperty({ enum: TOURNAMENT_STATUSES }) declare readonly status: TournamentStatus;
  @ApiProperty({ type: String, nullable: true, description: 'Why it is paused or was stopped.' })
  declare readonly reason: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'What it waits for before its next game begins.' })
  declare readonly waiting_for: string | null;
  @ApiProperty({ enum: TOURNAMENT_FORMATS }) declare readonly format: TournamentFormat;
  @ApiProperty({ type: String, nullable: true, description: "Null: the default engine's own game." })
  declare readonly game: string | null;
  @ApiProperty(COUNT) declare readonly entrant_count: number;
  @ApiProperty({ type: TournamentGameCounts }) declare readonly games: TournamentGameCounts;
  @ApiProperty(TIME) declare readonly created_at: string;
  @ApiProperty(TIME) declare readonly updated_at: string;
}

export class TournamentViewAnswer extends TournamentSummaryAnswer implements TournamentView {
  @ApiProperty({ type: [TournamentEntrantAnswer] }) declare readonly entrants: readonly TournamentEntrantAnswer[];
  @ApiProperty({ type: [TournamentStandingAnswer], description: 'In the order of the places.' })
  declare readonly standings: readonly TournamentStandingAnswer[];
  @ApiProperty({ type: [TournamentCrossRowAnswer] }) declare readonly cross_table: readonly TournamentCrossRowAnswer[];
  @ApiProperty({ type: [TournamentMatchAnswer], nullable: true, description: 'Null: the format has none.' })
  declare readonly bracket: readonly TournamentMatchAnswer[] | null;
  @ApiProperty(NUMBER_FROM_ONE) declare readonly seats_per_game: number;
  @ApiProperty(NUMBER_FROM_ONE) declare readonly games_per_pairing: number;
  @ApiProperty({ enum: SEATINGS }) declare readonly seating: Seating;
  @ApiProperty({ ...NUMBER_FROM_ONE, nullable: true }) declare readonly rounds: number | null;
  @ApiProperty(NUMBER_FROM_ONE) declare readonly concurrency: number;
  @ApiPropertyOptional({ type: BudgetDto }) declare readonly budget?: BudgetDto;
  @ApiProperty({ type: TournamentUsedAnswer, description: 'By the games that are over.' })
  declare readonly used: TournamentUsedAnswer;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: MAX_UINT32,
    nullable: true,
    description: 'What the seeds of its games are made of; null until it is over.',
  })
  declare readonly seed: number | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Of every game, in the form that POST /games takes.',
  })
  declare readonly settings: GameSettings;
  @ApiProperty({ type: [TournamentGameAnswer], description: 'By number.' })
  declare readonly under_way: readonly TournamentGameAnswer[];
  @ApiProperty({ type: [TournamentGameAnswer], description: 'The last 50 that are over, the highest number first.' })
  declare readonly latest: readonly TournamentGameAnswer[];
  @ApiPropertyOptional({ description: 'In the answer to its creation: controls this tournament alone.' })
  declare readonly control_token?: string;
}

export class TournamentListAnswer implements TournamentList {
  @ApiProperty({ ...COUNT, maximum: 100 }) declare readonly count: number;
  @ApiProperty({ type: [TournamentSummaryAnswer] }) declare readonly tournaments: readonly TournamentSummaryAnswer[];
  @ApiProperty({ type: String, nullable: true }) declare readonly next_cursor: string | null;
}

export class TournamentGamePageAnswer implements TournamentGamePage {
  @ApiProperty({ type: [TournamentGameAnswer] }) declare readonly games: readonly TournamentGameAnswer[];
  @ApiProperty({ ...COUNT, description: 'Hand it back as after_number to read on.' })
  declare readonly next_after_number: number;
}
