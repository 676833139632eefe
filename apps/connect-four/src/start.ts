import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { type RunningService, serve } from '#libs/service';
import type { ConnectFourConfig } from './config.js';
import { GameFiles } from './game-files.js';
import { GamesController } from './games.controller.js';

/** Runs the engine until it is closed. */
export async function startConnectFour({ dataDir, ...where }: ConnectFourConfig): Promise<RunningService> {
  const games = new GameFiles(join(dataDir, 'connect-four'));
  @Module({ controllers: [GamesController], providers: [{ provide: GameFiles, useValue: games }] })
  class ConnectFourModule {}
  return serve(ConnectFourModule, { name: 'connect-four', ...where });
}
