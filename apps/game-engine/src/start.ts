import { serve, type RunningService } from '#libs/service';
import type { GameEngineConfig } from './config.js';
import { GameEngineModule } from './game-engine.module.js';

/** Runs the engine until it is closed. Rejects when it cannot listen. */
export function startGameEngine({ host, port, logLevel }: GameEngineConfig): Promise<RunningService> {
  return serve(GameEngineModule, { name: 'game-engine', host, port, logLevel });
}
