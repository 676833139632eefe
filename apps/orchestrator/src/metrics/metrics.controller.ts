import { Controller, Get, Header, NotFoundException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Registry } from 'prom-client';
import { OrchestratorConfig } from '../config.js';
import { Metrics } from './registry.js';

/** For Prometheus, on the service's own port unless there is one for it. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly config: OrchestratorConfig,
  ) {}

  @Get()
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  async read(): Promise<string> {
    if (this.config.metricsPort !== undefined) throw new NotFoundException();
    return this.metrics.registry.metrics();
  }
}
