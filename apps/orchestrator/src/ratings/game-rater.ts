import { Injectable } from '@nestjs/common';
import type { GameResult } from '#libs/protocol';
import { GameQueries, type GameSession, isRefusal } from '../games/index.js';
import { identityOf } from './agent-identity.js';
import { placesOf } from './places.js';
import { afterGame, type Finish } from './rating.js';
import { RatingStore } from './rating-store.js';

/** How many events are read at once. */
const PAGE = 1_000;

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
    const finishes = comparable(finishesOf(session, result, await this.bankruptcies(session, result)));
    const agents = finishes.map(({ agent }) => agent);
    return this.store.count(gameId, agents, (before) => afterGame(before, finishes));
  }

  /** In their order, where that makes a difference. */
  private async bankruptcies({ id, seq }: GameSession, { standings }: GameResult): Promise<readonly string[]> {
    if (standings.filter(({ is_bankrupt }) => is_bankrupt).length < 2) return [];
    const fallen: string[] = [];
    for (let after = 0; after < seq;) {
      const page = await this.games.events(id, after, PAGE);
      if (isRefusal(page) || page.events.length === 0) break;
      for (const { event, payload } of page.events) if (event === 'player:bankrupt') fallen.push(payload.player_id);
      after = page.next_after_seq;
    }
    return fallen;
  }
}

function finishesOf(session: GameSession, result: GameResult, bankruptcies: readonly string[]): readonly Finish[] {
  return placesOf(result, bankruptcies).flatMap(({ playerId, place }): Finish[] => {
    const seat = session.seats.find(({ id }) => id === playerId);
    return seat === undefined ? [] : [{ agent: identityOf(seat), place, hasWon: playerId === result.winner_id }];
  });
}

/** One player alone says nothing about anybody; the game counts as seen all the same. */
function comparable(finishes: readonly Finish[]): readonly Finish[] {
  return finishes.length < 2 ? [] : finishes;
}
