import { ApiProperty } from '@nestjs/swagger';
import type { Leaderboard, LeaderboardEntry } from '#libs/protocol';
import { COUNT, NUMBER_FROM_ONE } from '../../games/index.js';

class LeaderboardEntryAnswer implements LeaderboardEntry {
  @ApiProperty(NUMBER_FROM_ONE) readonly rank!: number;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly personality!: string;
  @ApiProperty({ type: String, nullable: true }) readonly model!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Without credentials and query.' })
  readonly url!: string | null;
  @ApiProperty({ description: 'mu − 3 sigma: what the agent is almost certainly worth at least.' })
  readonly rating!: number;
  @ApiProperty({ description: 'The estimate of its strength; 25 at first.' }) readonly mu!: number;
  @ApiProperty({ description: 'How uncertain that is; 25/3 at first.' }) readonly sigma!: number;
  @ApiProperty({ ...COUNT, description: 'Games that count.' }) readonly games!: number;
  @ApiProperty(COUNT) readonly wins!: number;
}

export class LeaderboardAnswer implements Leaderboard {
  @ApiProperty({ type: [LeaderboardEntryAnswer] }) readonly leaderboard!: readonly LeaderboardEntryAnswer[];
  @ApiProperty({ type: String, nullable: true }) readonly next_cursor!: string | null;
}
