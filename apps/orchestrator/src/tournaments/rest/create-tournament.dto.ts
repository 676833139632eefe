import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  type CreateTournament,
  type Seating,
  SEATINGS,
  TOURNAMENT_FORMATS,
  TOURNAMENT_STATUSES,
  type TournamentFormat,
  type TournamentStatus,
} from '#libs/protocol';
import { MAX_ENTRANTS, MAX_GAMES_PER_PAIRING } from '#libs/tournaments';
import {
  AgentSeatDto,
  BudgetDto,
  GameSettingsDto,
  MAX_GAME_NAME,
  NUMBER_FROM_ONE,
  PageQuery,
  PlainLine,
  QueryNumber,
  Seed,
} from '../../games/index.js';

const MAX_SEATS = 16;
/** Games of one tournament at a time: each is read when one of them ends. */
const MAX_CONCURRENCY = 64;

/** The body of POST /tournaments. */
export class CreateTournamentDto implements CreateTournament {
  @ApiPropertyOptional({ minLength: 1, maxLength: 100, example: 'Friday cup' })
  @IsOptional()
  @PlainLine()
  @IsString()
  @Length(1, 100)
  declare readonly name?: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: MAX_GAME_NAME, description: 'What is played: settings.game.' })
  @IsOptional()
  @PlainLine()
  @IsString()
  @Length(1, MAX_GAME_NAME)
  declare readonly game?: string;

  @ApiPropertyOptional({ type: GameSettingsDto, description: 'Of every game.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => GameSettingsDto)
  declare readonly settings?: GameSettingsDto;

  @ApiProperty({
    type: [AgentSeatDto],
    minItems: 1,
    maxItems: MAX_ENTRANTS,
    description: 'Seats as in POST /games, in the order of their seeding, the best first.',
  })
  @IsDefined()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_ENTRANTS)
  @ArrayUnique((seat: unknown) => (seat instanceof AgentSeatDto ? seat.name : seat), {
    message: 'entrants must have names that are unique in the tournament',
  })
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AgentSeatDto)
  declare readonly entrants: readonly AgentSeatDto[];

  @ApiProperty({ enum: TOURNAMENT_FORMATS })
  @IsIn(TOURNAMENT_FORMATS)
  declare readonly format: TournamentFormat;

  @ApiPropertyOptional({
    ...NUMBER_FROM_ONE,
    maximum: MAX_GAMES_PER_PAIRING,
    description: 'As many as a game has seats, unless given: everybody has each seat once.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_GAMES_PER_PAIRING)
  declare readonly games_per_pairing?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 2, maximum: MAX_SEATS, description: '2 unless given.' })
  @IsOptional()
  @IsInt()
  @Min(2)
  @Max(MAX_SEATS)
  declare readonly seats_per_game?: number;

  @ApiPropertyOptional({
    enum: SEATINGS,
    description:
      'mirrored (unless given): each seed is played in every rotation of the seats; rotated: the seats rotate, each game has a seed of its own; fixed: everybody keeps their seat.',
  })
  @IsOptional()
  @IsIn(SEATINGS)
  declare readonly seating?: Seating;

  @ApiPropertyOptional({ ...NUMBER_FROM_ONE, maximum: MAX_ENTRANTS, description: 'Of a Swiss tournament.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_ENTRANTS)
  declare readonly rounds?: number;

  @Seed({ description: 'What the seeds of all games are made of; chosen by chance unless given.' })
  declare readonly seed?: number;

  @ApiPropertyOptional({
    ...NUMBER_FROM_ONE,
    maximum: MAX_CONCURRENCY,
    description: 'How many of its games run at a time; 4 unless given.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_CONCURRENCY)
  declare readonly concurrency?: number;

  @ApiPropertyOptional({
    type: BudgetDto,
    description: 'Of all games together. Once they have used it up, no further game begins.',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => BudgetDto)
  declare readonly budget?: BudgetDto;
}

/** The query of GET /tournaments. */
export class TournamentListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: TOURNAMENT_STATUSES })
  @IsOptional()
  @IsIn(TOURNAMENT_STATUSES)
  declare readonly status?: TournamentStatus;
}

/** The query of GET /tournaments/{id}/games. */
export class TournamentGamesQuery {
  @QueryNumber({ default: 0 })
  readonly after_number: number = 0;

  @QueryNumber({ minimum: 1, maximum: 1000, default: 100 })
  readonly limit: number = 100;
}
