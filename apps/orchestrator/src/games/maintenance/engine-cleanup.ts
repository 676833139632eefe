import { Injectable } from '@nestjs/common';
import { GameEngineClient } from '../ports/index.js';
import type { GameSession } from '../domain/session.js';
import { type GameEventOf, OnGameEvent } from '../stream/on-game-event.js';

/**
 * Has the engine forget games that nothing comes of any more. Of one that ended over there too it knows that itself;
 * any other it would keep for ever. A `failed` game can be resumed and is kept until it is forgotten here.
 */
@Injectable()
export class EngineCleanup {
  constructor(private readonly engine: GameEngineClient) {}

  /** Whoever asked for the stop does not wait for it. What it misses is found when the game is forgotten. */
  @OnGameEvent('game:stopped')
  async afterStop(_event: GameEventOf<'game:stopped'>, game: GameSession): Promise<void> {
    await this.forget([game]);
  }

  async forget(games: readonly GameSession[]): Promise<void> {
    const kept = games.filter(({ state }) => state.status !== 'completed');
    await Promise.all(kept.map(({ engineGameId }) => this.engine.remove(engineGameId)));
  }
}
