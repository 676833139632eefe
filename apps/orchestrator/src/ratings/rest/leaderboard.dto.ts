import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import {
  type GameWithRatings,
  type Leaderboard,
  type LeaderboardEntry,
  RATED_KINDS,
  type RatedKind,
} from '#libs/protocol';
import { COUNT, GamePageQuery, IDENTITY, ModelOptionsDto, NUMBER_FROM_ONE } from '../../games/index.js';

/** The query of GET /leaderboard. */
export class LeaderboardQuery extends GamePageQuery {
  @ApiPropertyOptional({ enum: RATED_KINDS, description: 'Ranks these among themselves; without it, all.' })
  @IsOptional()
  @IsIn(RATED_KINDS)
  declare readonly by?: RatedKind;
}

class LeaderboardEntryAnswer implements LeaderboardEntry {
  @ApiProperty(NUMBER_FROM_ONE) declare readonly rank: number;
  @ApiProperty() declare readonly name: string;
  @ApiProperty() declare readonly personality: string;
  @ApiProperty({ type: String, nullable: true }) declare readonly model: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Without credentials and query.' })
  declare readonly url: string | null;
  @ApiProperty({
    enum: RATED_KINDS,
    description: 'An agent by its name, a model over all its seats, or what played for a model.',
  })
  declare readonly kind: RatedKind;
  @ApiPropertyOptional(IDENTITY) declare readonly identity?: string;
  @ApiPropertyOptional({ type: ModelOptionsDto, description: 'Of a model: how it is asked.' })
  declare readonly parameters?: ModelOptionsDto;
  @ApiPropertyOptional({ description: 'Of a model: the version of its prompts.' })
  declare readonly prompt_version?: string;
  @ApiProperty({ description: 'mu − 3 sigma: what the agent is almost certainly worth at least.' })
  declare readonly rating: number;
  @ApiProperty({ description: 'The estimate of its strength; 25 at first.' }) declare readonly mu: number;
  @ApiProperty({ description: 'How uncertain that is; 25/3 at first.' }) declare readonly sigma: number;
  @ApiProperty({ ...COUNT, description: 'Games that count.' }) declare readonly games: number;
  @ApiProperty(COUNT) declare readonly wins: number;
}

class GameWithRatingsAnswer implements GameWithRatings {
  @ApiProperty({ description: 'What the parameter game takes.' }) declare readonly game: string;
  @ApiProperty() declare readonly name: string;
}

export class LeaderboardAnswer implements Leaderboard {
  @ApiProperty({ description: 'Whose ratings these are.' }) declare readonly game: string;
  @ApiProperty({ type: [GameWithRatingsAnswer], description: 'The games that have ratings.' })
  declare readonly games: readonly GameWithRatingsAnswer[];
  @ApiProperty({ type: [LeaderboardEntryAnswer] }) declare readonly leaderboard: readonly LeaderboardEntryAnswer[];
  @ApiProperty({ type: String, nullable: true }) declare readonly next_cursor: string | null;
}
