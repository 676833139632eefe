import { databaseProblem } from '#libs/database';
import { type RunningService, serve, settingsOf } from '#libs/service';
import { requestTraceOf, TracingModule } from '#libs/tracing';
import { type GameEngineConfig, VARIABLES } from './config.js';
import { GameEngineModule } from './game-engine.module.js';
import { NewGameDefaults } from './games/new-game-defaults.js';
import { RetentionPeriod } from './games/retention-period.js';
import { openGameDatabase, SqlGameStore } from './store/index.js';

/**
 * Runs the engine until it is closed. The database is opened before and closed after everything else.
 *
 * @throws {ConfigurationError} when its games cannot be opened, such as by a folder that another process holds
 */
export async function startGameEngine(config: GameEngineConfig): Promise<RunningService> {
  const { host, port, logLevel, retentionDays, actionSet, traces } = config;
  const database = await openGameDatabase(config);
  const module = GameEngineModule.forRoot(new SqlGameStore(database), {
    retention: new RetentionPeriod(retentionDays),
    defaults: new NewGameDefaults(actionSet),
  });
  return serve(TracingModule.around(module, { config: traces, name: 'game-engine', routes: /^\/game/ }), {
    name: 'game-engine',
    host,
    port,
    logLevel,
    settings: settingsOf(config, VARIABLES),
    traceOf: requestTraceOf,
    closeLast: database,
    explain: databaseProblem,
  });
}
