import { ApiProperty } from '@nestjs/swagger';
import type { Leaderboard, LeaderboardEntry } from '#libs/protocol';
import { COUNT, NUMBER_FROM_ONE } from '../../games/index.js';

class LeaderboardEntryAnswer implements LeaderboardEntry {
  @ApiProperty(NUMBER_FROM_ONE) declare readonly rank: number;
  @ApiProperty() declare readonly name: string;
  @ApiProperty() declare readonly personality: string;
  @ApiProperty({ type: String, nullable: true }) declare readonly model: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Without credentials and query.' })
  declare readonly url: string | null;
  @ApiProperty({ description: 'mu − 3 sigma: what the agent is almost certainly worth at least.' })
  declare readonly rating: number;
  @ApiProperty({ description: 'The estimate of its strength; 25 at first.' }) declare readonly mu: number;
  @ApiProperty({ description: 'How uncertain that is; 25/3 at first.' }) declare readonly sigma: number;
  @ApiProperty({ ...COUNT, description: 'Games that count.' }) declare readonly games: number;
  @ApiProperty(COUNT) declare readonly wins: number;
}

export class LeaderboardAnswer implements Leaderboard {
  @ApiProperty({ type: [LeaderboardEntryAnswer] }) declare readonly leaderboard: readonly LeaderboardEntryAnswer[];
  @ApiProperty({ type: String, nullable: true }) declare readonly next_cursor: string | null;
}
