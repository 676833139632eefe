import { Controller, Get, HttpStatus, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Leaderboard } from '#libs/protocol';
import { ProblemException } from '#libs/service';
import { Answers, Does, Refuses } from '../../games/index.js';
import { InvalidCursor } from '../../games/ports/index.js';
import { conservative } from '../rating.js';
import { type RatingPage, RatingStore } from '../rating-store.js';
import { LeaderboardAnswer, LeaderboardQuery } from './leaderboard.dto.js';

const EXAMPLE: LeaderboardAnswer = {
  leaderboard: [
    {
      rank: 1,
      name: 'Professor Pennypincher',
      personality: 'analytical',
      model: null,
      url: null,
      kind: 'agent',
      rating: 19.42,
      mu: 27.81,
      sigma: 2.8,
      games: 31,
      wins: 14,
    },
  ],
  next_cursor: null,
};

/** Who plays best. */
@ApiTags('leaderboard')
@Controller('leaderboard')
export class LeaderboardController {
  constructor(private readonly store: RatingStore) {}

  /** The agents of all finished games, highest rating first. */
  @Get()
  @Does('getLeaderboard', 'Rank the agents of all finished games')
  @Answers(200, LeaderboardAnswer, EXAMPLE)
  @Refuses('invalid_request', 'invalid_cursor')
  async list(@Query() { by, ...page }: LeaderboardQuery): Promise<Leaderboard> {
    try {
      return leaderboardOf(await this.store.list({ ...page, ...(by !== undefined && { kind: by }) }));
    } catch (error) {
      throw error instanceof InvalidCursor ? wrongCursor() : error;
    }
  }
}

function leaderboardOf({ ratings, firstRank, nextCursor }: RatingPage): Leaderboard {
  const leaderboard = ratings.map((rating, index) => {
    const { agent, mu, sigma, games, wins } = rating;
    return {
      rank: firstRank + index,
      kind: 'agent' as const,
      ...agent,
      rating: conservative(rating),
      mu,
      sigma,
      games,
      wins,
    };
  });
  return { leaderboard, next_cursor: nextCursor };
}

function wrongCursor(): ProblemException {
  const detail = 'cursor must be the next_cursor of an earlier answer.';
  return new ProblemException(HttpStatus.BAD_REQUEST, 'invalid_cursor', detail);
}
