import { Controller, Get } from '@nestjs/common';
import { GameStore } from './store/index.js';

@Controller('health')
export class HealthController {
  constructor(private readonly store: GameStore) {}

  /** An engine that cannot reach its games answers 503. */
  @Get()
  async health(): Promise<{ readonly status: 'healthy' }> {
    await this.store.check();
    return { status: 'healthy' };
  }
}
