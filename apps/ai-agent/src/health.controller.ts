import { Controller, Get } from '@nestjs/common';

@Controller('health')
export class HealthController {
  /** The agents depend on nothing: models that do not answer are replaced by heuristics. */
  @Get()
  health(): { readonly status: 'healthy' } {
    return { status: 'healthy' };
  }
}
