import { Controller, Get } from '@nestjs/common';

@Controller('health')
export class HealthController {
  @Get()
  health(): { readonly status: 'healthy' } {
    return { status: 'healthy' };
  }
}
