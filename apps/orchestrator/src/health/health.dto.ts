import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { DependencyHealth } from '#libs/protocol';

const WELLNESS = ['healthy', 'unhealthy'] as const;
const DEPENDENCY = { enum: [...WELLNESS, 'disabled'] };

/** GET /health as OpenAPI describes it. */
export class HealthAnswer {
  @ApiProperty({ enum: WELLNESS }) declare readonly status: (typeof WELLNESS)[number];
  @ApiProperty({ example: '0.2.0', description: 'Of the program.' }) declare readonly version: string;
  @ApiProperty(DEPENDENCY) declare readonly game_engine: DependencyHealth;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: DEPENDENCY,
    description: 'Each engine by name, the default one included, where there are several.',
  })
  declare readonly game_engines?: Readonly<Record<string, DependencyHealth>>;
  @ApiProperty(DEPENDENCY) declare readonly ai_agent: DependencyHealth;
  @ApiProperty(DEPENDENCY) declare readonly database: DependencyHealth;
  @ApiProperty(DEPENDENCY) declare readonly redis: DependencyHealth;
}

export class LivenessAnswer {
  @ApiProperty({ enum: ['healthy'] }) declare readonly status: 'healthy';
}
