import { Module } from '@nestjs/common';
import { GamesModule } from '../games/index.js';
import { GameFeeds } from './game-feeds.js';
import { SpectatorGateway } from './spectator.gateway.js';

/** Spectators over Socket.IO. */
@Module({ imports: [GamesModule], providers: [GameFeeds, SpectatorGateway] })
export class GatewayModule {}
