import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Leaderboard, LeaderboardEntry } from '#libs/protocol';

/** The query of GET /leaderboard. */
export class LeaderboardQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20 })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === '' ? Number.NaN : Number(value)))
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limit: number = 20;

  @ApiPropertyOptional({ description: 'next_cursor of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly cursor?: string;
}

class LeaderboardEntryAnswer implements LeaderboardEntry {
  @ApiProperty({ minimum: 1 }) readonly rank!: number;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly personality!: string;
  @ApiProperty({ type: String, nullable: true }) readonly model!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Without credentials and query.' })
  readonly url!: string | null;
  @ApiProperty({ description: 'mu − 3 sigma: what the agent is almost certainly worth at least.' })
  readonly rating!: number;
  @ApiProperty({ description: 'The estimate of its strength; 25 at first.' }) readonly mu!: number;
  @ApiProperty({ description: 'How uncertain that is; 25/3 at first.' }) readonly sigma!: number;
  @ApiProperty({ description: 'Games that count.' }) readonly games!: number;
  @ApiProperty() readonly wins!: number;
}

export class LeaderboardAnswer implements Leaderboard {
  @ApiProperty({ type: [LeaderboardEntryAnswer] }) readonly leaderboard!: readonly LeaderboardEntryAnswer[];
  @ApiProperty({ type: String, nullable: true }) readonly next_cursor!: string | null;
}
