import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Registry } from 'prom-client';
import { Log, refuseTakenPort } from '#libs/service';
import { OrchestratorConfig } from '../config.js';
import { Metrics } from './registry.js';

const PATH = '/metrics';

/** Serves the metrics on a port of their own, which needs no key: it is for a network that clients do not reach. */
@Injectable()
export class MetricsPort implements OnApplicationBootstrap, OnApplicationShutdown {
  private server: Server | undefined;

  constructor(
    private readonly metrics: Metrics,
    private readonly config: OrchestratorConfig,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { metricsPort, host } = this.config;
    if (metricsPort === undefined) return;
    await refuseTakenPort(host, metricsPort);
    this.server = createServer((request, response) => {
      if (request.url === PATH && request.method === 'GET') void this.answer(response);
      else response.writeHead(404).end();
    });
    await once(this.server.listen(metricsPort, host), 'listening');
  }

  async onApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (server === undefined) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }

  private async answer(response: ServerResponse): Promise<void> {
    try {
      const text = await this.metrics.registry.metrics();
      response.writeHead(200, { 'content-type': Registry.PROMETHEUS_CONTENT_TYPE }).end(text);
    } catch (error) {
      // Such as a database that is away.
      this.log.warn('the metrics could not be read', { err: error });
      response.writeHead(503).end();
    }
  }
}
