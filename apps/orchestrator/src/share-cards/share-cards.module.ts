import { Module } from '@nestjs/common';
import { GamesModule } from '../games/index.js';
import { ShareCardController } from './share-card.controller.js';
import { ShareCards } from './share-cards.js';

/** Images of moments of games. */
@Module({ imports: [GamesModule], controllers: [ShareCardController], providers: [ShareCards] })
export class ShareCardsModule {}
