import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { databaseProblem } from '#libs/database';
import {
  ConfigurationError,
  PROGRAM_VERSION,
  refuseTakenPort,
  type RunningService,
  serve,
  settingsOf,
} from '#libs/service';
import { requestTraceOf } from '#libs/tracing';
import { corsFor, openControlWarning, securityHeaders } from './access/index.js';
import { type AddedModule, AppModule } from './app.module.js';
import { compressAnswers } from './compression.js';
import { type OrchestratorConfig, ROLES, VARIABLES } from './config.js';
import { SpectatorIoAdapter } from './gateway/index.js';
import { serveDocs } from './docs/index.js';
import { servePage } from './page.js';
import type { PortProviders } from './ports.module.js';
import { REPLICA } from './replica.js';
import { openDatabase } from './store/index.js';

/** On every answer. */
const VERSION_HEADER = 'orchestrator-version';
/** `open`, or `keys` where creating and controlling games takes a key: clients know it before they are refused. */
const CONTROL_HEADER = 'orchestrator-control';

export interface StartOptions {
  /** Implementations of ports that take the place of ours. */
  readonly ports?: PortProviders;
  /** Receives, in place of the log, warnings about the configuration. */
  readonly warn?: (sentence: string) => void;
}

/**
 * REST and Socket.IO on one port. The database is opened before everything else and closed after it. `modules` are
 * added to those of the service.
 *
 * @throws {ConfigurationError} when its games cannot be opened, such as in a folder that another process holds, and for
 *   webhooks beside a GameStore of the program's own
 */
export async function startOrchestrator(
  config: OrchestratorConfig,
  modules: readonly AddedModule[] = [],
  { ports = {}, warn }: StartOptions = {},
): Promise<RunningService> {
  const { host, port, logLevel } = config;
  refuseWebhooksWithoutQueue(config, ports);
  await refuseTakenPort(host, port);
  const database = await openDatabase(config);
  const options = { config, database, modules, ports };
  return serve(AppModule.forRoot(options), {
    name: 'orchestrator',
    host,
    port,
    logLevel,
    settings: settingsOf(config, VARIABLES),
    trustProxy: config.trustsProxy,
    traceOf: requestTraceOf,
    // The guards of access/ refuse unknown hosts, to Socket.IO's own requests too, and name the settings to change.
    knowsHost: () => true,
    logFields: { replica: REPLICA, role: config.roles.join(',') },
    setHeaders: (request, response) => {
      response.setHeader(VERSION_HEADER, PROGRAM_VERSION);
      response.setHeader(CONTROL_HEADER, config.apiKeys.isControlOpen ? 'open' : 'keys');
      securityHeaders(request, response);
    },
    configure: async (app, log) => {
      await configure(app, config);
      await serveDocs(app, AppModule.forRoot({ ...options, roles: ROLES }));
      const warning = openControlWarning(config.apiKeys, host);
      if (warning !== undefined) (warn ?? ((sentence) => log.warn(sentence)))(warning);
    },
    closeLast: database,
    explain: databaseProblem,
  });
}

/** What webhooks have still to be sent is written by our store, in the commit of the events: another one would lose it. */
function refuseWebhooksWithoutQueue({ webhooks }: OrchestratorConfig, { store }: PortProviders): void {
  if (webhooks.isEmpty || store === undefined) return;
  throw new ConfigurationError(
    'ORCHESTRATOR_WEBHOOKS needs the orchestrator’s own GameStore, and this program replaces it: unset it, and send the events from your store or from a method with @OnGameEvent.',
  );
}

async function configure(app: NestFastifyApplication, config: OrchestratorConfig): Promise<void> {
  await compressAnswers(app);
  app.enableCors({
    ...corsFor(config.corsOrigins),
    methods: ['GET', 'HEAD', 'POST', 'DELETE'],
    exposedHeaders: [
      'location',
      'retry-after',
      'ratelimit',
      'ratelimit-policy',
      'x-request-id',
      VERSION_HEADER,
      CONTROL_HEADER,
    ],
  });
  app.useWebSocketAdapter(new SpectatorIoAdapter(app));
  servePage(app);
}
