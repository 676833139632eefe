import { Injectable } from '@nestjs/common';
import { type GameResult, isRefusal } from '#libs/protocol';
import { GameQueries, type GameSession } from '../games/index.js';
import { identityOf } from './agent-identity.js';
import { afterGame, type Finish } from './rating.js';
import { RatingStore } from './rating-store.js';

/** Has one finished game count. */
@Injectable()
export class GameRater {
  constructor(
    private readonly games: GameQueries,
    private readonly store: RatingStore,
  ) {}

  /** Only games that were played to their end count. False when this one does not, or has been counted before. */
  async rate(gameId: string): Promise<boolean> {
    const session = await this.games.find(gameId);
    if (isRefusal(session) || session.status !== 'completed') return false;
    const result = await this.games.result(gameId);
    if (isRefusal(result)) return false;
    const finishes = comparable(finishesOf(session, result));
    const agents = finishes.map(({ agent }) => agent);
    return this.store.count(gameId, agents, (before) => afterGame(before, finishes));
  }
}

/** By the ranks that GET /result shows. */
function finishesOf(session: GameSession, { standings, winner_id: winner }: GameResult): readonly Finish[] {
  return standings.flatMap(({ player_id: id, rank: place }): Finish[] => {
    const seat = session.seats.find((one) => one.id === id);
    return seat === undefined ? [] : [{ agent: identityOf(seat), place, hasWon: id === winner }];
  });
}

/** One player alone cannot be compared; the game counts as rated all the same. */
function comparable(finishes: readonly Finish[]): readonly Finish[] {
  return finishes.length < 2 ? [] : finishes;
}
