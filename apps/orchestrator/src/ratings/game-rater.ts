import { Injectable } from '@nestjs/common';
import { type GameResult, isRefusal } from '#libs/protocol';
import { OrchestratorConfig } from '../config.js';
import { GameEngines, GameQueries, type GameSession } from '../games/index.js';
import { idOf, partyOf, ratedAs } from './agent-identity.js';
import { afterGame, type Finish } from './rating.js';
import { RatingStore } from './rating-store.js';

/** Has one finished game count. */
@Injectable()
export class GameRater {
  constructor(
    private readonly games: GameQueries,
    private readonly store: RatingStore,
    private readonly config: OrchestratorConfig,
    private readonly engines: GameEngines,
  ) {}

  /** Only games that were played to their end count. False when this one does not, or has been counted before. */
  async rate(gameId: string): Promise<boolean> {
    const session = await this.games.find(gameId);
    if (isRefusal(session) || session.status !== 'completed') return false;
    const result = await this.games.result(gameId);
    if (isRefusal(result)) return false;
    const finishes = comparable(session, finishesOf(session, result, this.config.ratingMinModelShare));
    const agents = [...new Map(finishes.map(({ agent }) => [idOf(agent), agent])).values()];
    return this.store.count({ id: gameId, key: session.gameKey ?? this.engines.ownKey }, agents, (before) =>
      afterGame(before, finishes),
    );
  }
}

/** By the ranks that GET /result shows. */
function finishesOf(
  session: GameSession,
  { standings, usage, winner_id: winner }: GameResult,
  minShare: number,
): readonly Finish[] {
  return standings.flatMap(({ player_id: id, rank: place }): Finish[] => {
    const seat = session.seats.find((one) => one.id === id);
    if (seat === undefined) return [];
    const account = usage?.find(({ player_id }) => player_id === id);
    return [{ agent: ratedAs(seat, account, minShare), place, hasWon: id === winner }];
  });
}

/**
 * Nobody can be compared with themselves, a hand that spectators saw compares nobody, and who forked a game has chosen
 * where it stands, and may know what chance brings; the game counts as rated all the same.
 */
function comparable({ spectators, forkedFrom }: GameSession, finishes: readonly Finish[]): readonly Finish[] {
  if (spectators === 'all' || forkedFrom !== undefined) return [];
  return new Set(finishes.map(({ agent }) => partyOf(agent))).size < 2 ? [] : finishes;
}
