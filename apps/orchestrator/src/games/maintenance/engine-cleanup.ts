import { Injectable } from '@nestjs/common';
import { GameEngines } from '../engines/game-engines.js';
import type { GameSession } from '../domain/session.js';
import { type GameEventOf, OnGameEvent } from '../stream/on-game-event.js';

/**
 * Deletes games in the engine that will not go on. A game that ended there too is the engine's own to delete; any other
 * would stay there for ever. A `failed` game can be resumed and stays until it is pruned here.
 */
@Injectable()
export class EngineCleanup {
  constructor(private readonly engines: GameEngines) {}

  /** The answer to the stop does not wait for it. Where it fails, the game is deleted when it is pruned here. */
  @OnGameEvent('game:stopped')
  async afterStop(_event: GameEventOf<'game:stopped'>, game: GameSession): Promise<void> {
    await this.removeAll([game]);
  }

  async removeAll(games: readonly GameSession[]): Promise<void> {
    const kept = games.filter(({ state }) => state.status !== 'completed');
    await Promise.all(kept.map(({ engine, engineGameId }) => this.engines.of(engine).remove(engineGameId)));
  }
}
