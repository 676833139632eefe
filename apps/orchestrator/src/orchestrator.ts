import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { fileURLToPath } from 'node:url';
import { type RunningService, serve } from '#libs/service';
import { AppModule } from './app.module.js';
import type { OrchestratorConfig } from './config.js';
import { SpectatorIoAdapter } from './gateway/index.js';
import { serveDocs } from './docs.js';

/** The spectators' page: beside this app, in the sources as in the build. */
const PAGE = fileURLToPath(new URL('../../spectator/public/', import.meta.url));

/** REST and Socket.IO on one port. */
export function startOrchestrator(config: OrchestratorConfig): Promise<RunningService> {
  const { host, port, logLevel } = config;
  return serve(AppModule.with(config), {
    name: 'orchestrator',
    host,
    port,
    logLevel,
    configure: (app) => configure(app, config),
  });
}

function configure(app: NestFastifyApplication, config: OrchestratorConfig): void {
  app.enableCors({ origin: originsOf(config), exposedHeaders: ['location'] });
  app.useWebSocketAdapter(new SpectatorIoAdapter(app, originsOf(config)));
  app.useStaticAssets({ root: PAGE, prefix: '/' });
  serveDocs(app);
}

function originsOf({ corsOrigins }: OrchestratorConfig): string | string[] {
  return corsOrigins.includes('*') ? '*' : [...corsOrigins];
}
