import { runUntilSignalled } from '#libs/service';
import { gameEngineConfigOfProcess } from './config.js';
import { startGameEngine } from './start.js';

await runUntilSignalled(async () => startGameEngine(gameEngineConfigOfProcess()));
