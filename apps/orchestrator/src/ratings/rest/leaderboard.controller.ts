import { Controller, Get, HttpStatus, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Leaderboard } from '#libs/protocol';
import { ProblemException } from '#libs/service';
import { Answers, Does, EngineCatalogue, orProblem, Refuses, type Refusal } from '../../games/index.js';
import { DEFAULT_ENGINE, InvalidCursor } from '../../games/ports/index.js';
import { conservative } from '../rating.js';
import { type RatingPage, type RatingQuery, RatingStore } from '../rating-store.js';
import { LeaderboardAnswer, LeaderboardQuery } from './leaderboard.dto.js';

/** Games that one answer lists: more than that nobody chooses from. */
const MAX_GAMES = 500;

const EXAMPLE: LeaderboardAnswer = {
  game: 'monopoly',
  games: [
    { game: 'monopoly', name: 'Monopoly' },
    { game: 'openspiel:chess', name: 'Chess' },
  ],
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
  constructor(
    private readonly store: RatingStore,
    private readonly catalogue: EngineCatalogue,
  ) {}

  /** The agents of all finished games of one game, highest rating first. */
  @Get()
  @Does('getLeaderboard', 'Rank the agents of all finished games of one game')
  @Answers(200, LeaderboardAnswer, EXAMPLE)
  @Refuses('invalid_request', 'invalid_cursor', 'unknown_game')
  async list(@Query() query: LeaderboardQuery): Promise<Leaderboard> {
    return orProblem(await this.listed(query));
  }

  private async listed({ by, game: named, ...page }: LeaderboardQuery): Promise<Leaderboard | Refusal> {
    const [{ key: gameKey }, rated] = await Promise.all([this.catalogue.filterOf(named), this.store.games(MAX_GAMES)]);
    const unknown = rated.includes(gameKey) ? undefined : this.catalogue.unknown(named);
    if (unknown !== undefined) return unknown;
    const { key: own = DEFAULT_ENGINE } = await this.catalogue.filterOf(undefined);
    const keys = rated
      .map((key = DEFAULT_ENGINE) => key)
      .toSorted((one, other) => Number(other === own) - Number(one === own));
    const games = keys.map(async (key) => ({ game: key, name: await this.catalogue.nameOf(key) }));
    const query = { ...page, gameKey, ...(by !== undefined && { kind: by }) };
    return {
      game: gameKey ?? DEFAULT_ENGINE,
      games: await Promise.all(games),
      ...leaderboardOf(await this.pageOf(query)),
    };
  }

  private async pageOf(query: RatingQuery): Promise<RatingPage> {
    try {
      return await this.store.list(query);
    } catch (error) {
      throw error instanceof InvalidCursor ? wrongCursor() : error;
    }
  }
}

function leaderboardOf({
  ratings,
  firstRank,
  nextCursor,
}: RatingPage): Pick<Leaderboard, 'leaderboard' | 'next_cursor'> {
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
