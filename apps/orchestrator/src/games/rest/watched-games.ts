import { Injectable } from '@nestjs/common';
import { type GameList, type GameSummary, type GameView, isRefusal } from '#libs/protocol';
import { ViewerCounts } from '../../viewers/index.js';
import type { Refusal } from '../domain/refusal.js';
import { EngineCatalogue } from '../engines/engine-catalogue.js';
import { GameQueries } from '../queries/game-queries.js';
import { viewOf } from '../queries/game-view.js';
import type { ListQuery } from './game-queries.dto.js';

/** Games as clients read them, with how many watch each. */
@Injectable()
export class WatchedGames {
  constructor(
    private readonly queries: GameQueries,
    private readonly catalogue: EngineCatalogue,
    private readonly viewers: ViewerCounts,
  ) {}

  async list({ game: named, ...query }: ListQuery): Promise<GameList | Refusal> {
    const game = named === undefined ? undefined : await this.catalogue.filterOf(named);
    const list = await this.queries.list({ ...query, ...(game !== undefined && { game }) });
    if (isRefusal(list)) return list;
    // Games of an engine that is not configured any more are listed; a name that nothing ever had is a mistake.
    const unknown = list.count === 0 && query.cursor === undefined ? this.catalogue.unknown(named) : undefined;
    return unknown ?? { ...list, games: await this.withViewers(list.games) };
  }

  async view(id: string): Promise<GameView | Refusal> {
    const session = await this.queries.find(id);
    if (isRefusal(session)) return session;
    const view = viewOf(session);
    const [watched = view] = await this.withViewers([view]);
    return watched;
  }

  private async withViewers<Game extends GameSummary>(games: readonly Game[]): Promise<readonly Game[]> {
    const counts = await this.viewers.of(games.map(({ game_id }) => game_id));
    return counts === undefined ? games : games.map((game) => ({ ...game, viewers: counts.get(game.game_id) ?? 0 }));
  }
}
