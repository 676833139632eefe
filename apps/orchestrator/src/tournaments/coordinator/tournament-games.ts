import { Injectable } from '@nestjs/common';
import { isRefusal } from '#libs/protocol';
import { GameControl, GameCreator, GameQueries, type GameSession, type Refusal } from '../../games/index.js';
import { EngineFailure, GameStore } from '../../games/ports/index.js';
import { NEVER_PLAYED, outcomeOf, usedIn } from '../domain/outcome.js';
import { requestFor } from '../domain/plan.js';
import { type BegunGame, type GameOutcome, sumOf, type Tournament, type Used } from '../domain/tournament.js';

/** What came of the creation of a game: its id, what it waits for, or why there can be no such game. */
export type Created = { readonly gameId: string } | { readonly waitsFor: string } | { readonly impossible: string };

/** The games of tournaments as games like any others. */
@Injectable()
export class TournamentGames {
  constructor(
    private readonly creator: GameCreator,
    private readonly control: GameControl,
    private readonly queries: GameQueries,
    private readonly store: GameStore<GameSession>,
  ) {}

  /** Creates a game, or finds the one that was created before this process or another one was killed. */
  async create(tournament: Tournament, game: BegunGame): Promise<Created> {
    const earlier = await this.createdBefore(tournament, game);
    if (earlier !== undefined) return { gameId: earlier };
    const { id, createdBy } = tournament;
    const { number, round } = game;
    const context = {
      wsUrl: '',
      key: keyOf(tournament, game),
      createdBy,
      tournament: { tournament_id: id, number, round },
    };
    try {
      const created = await this.creator.create(requestFor(tournament, game), context);
      return isRefusal(created) ? refusedAs(created) : { gameId: created.gameId };
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      const { kind, message, reason = message } = error;
      return kind === 'refused'
        ? { impossible: `The game engine refuses the game: ${reason}` }
        : { waitsFor: `The game engine fails: ${message}` };
    }
  }

  /** Undefined: it goes on. */
  async outcome(tournament: Tournament, { gameId }: BegunGame): Promise<GameOutcome | undefined> {
    if (gameId === undefined) return undefined;
    const result = await this.queries.result(gameId);
    if (!isRefusal(result)) return outcomeOf(tournament, result);
    return result.refused === 'game_not_found' ? NEVER_PLAYED : undefined;
  }

  /** What games under way have used so far. */
  async usedBy(games: readonly BegunGame[]): Promise<Used> {
    const ids = games.flatMap(({ gameId }) => gameId ?? []);
    return sumOf(await Promise.all(ids.map(async (id) => usedIn(await this.queries.accounts(id)))));
  }

  /** Stops a game for good. How it then came out; undefined: not yet. */
  async stop(tournament: Tournament, game: BegunGame): Promise<GameOutcome | undefined> {
    if (game.gameId === undefined) return NEVER_PLAYED;
    await this.control.stop(game.gameId);
    return this.outcome(tournament, game);
  }

  /** The id of a game that was created already; undefined: it was not. */
  async createdBefore(tournament: Tournament, game: BegunGame): Promise<string | undefined> {
    return (await this.store.findCreation(keyOf(tournament, game)))?.gameId;
  }
}

/** No client can send such a key: a header cannot carry this character. */
function keyOf({ id }: Tournament, { number }: BegunGame): string {
  return `tournament→${id}→${number}`;
}

function refusedAs({ refused, detail }: Refusal): Created {
  const isForNow = refused === 'too_many_requests' || refused === 'engine_unavailable';
  return isForNow ? { waitsFor: detail } : { impossible: detail };
}
