import { ApiProperty } from '@nestjs/swagger';
import type { DependencyHealth } from '#libs/protocol';

const WELLNESS = ['healthy', 'unhealthy'] as const;
const DEPENDENCY = { enum: [...WELLNESS, 'disabled'] };

/** GET /health as OpenAPI describes it. */
export class HealthAnswer {
  @ApiProperty({ enum: WELLNESS }) readonly status!: (typeof WELLNESS)[number];
  @ApiProperty(DEPENDENCY) readonly game_engine!: DependencyHealth;
  @ApiProperty(DEPENDENCY) readonly ai_agent!: DependencyHealth;
  @ApiProperty(DEPENDENCY) readonly database!: DependencyHealth;
  @ApiProperty(DEPENDENCY) readonly redis!: DependencyHealth;
}

export class LivenessAnswer {
  @ApiProperty({ enum: ['healthy'] }) readonly status!: 'healthy';
}
