import { serve, type RunningService } from '#libs/service';
import type { GameEngineConfig } from './config.js';
import { GameEngineModule } from './game-engine.module.js';
import { RetentionPeriod } from './games/retention-period.js';
import { openOrExplain } from './open-or-explain.js';
import { SqlGameStore } from './store/index.js';

/**
 * Runs the engine until it is closed. The database is opened before and closed after everything else.
 *
 * @throws {ConfigurationError} when its games cannot be opened, such as by a folder that another process holds
 */
export async function startGameEngine(config: GameEngineConfig): Promise<RunningService> {
  const { host, port, logLevel, retentionDays } = config;
  const database = await openOrExplain(config);
  try {
    const module = GameEngineModule.over(new SqlGameStore(database), new RetentionPeriod(retentionDays));
    const service = await serve(module, { name: 'game-engine', host, port, logLevel });
    return { url: service.url, close: () => closeBoth(service, database) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function closeBoth(service: RunningService, database: { close(): Promise<void> }): Promise<void> {
  try {
    await service.close();
  } finally {
    await database.close();
  }
}
