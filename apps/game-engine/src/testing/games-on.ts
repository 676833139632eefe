import { PinoLog } from '#libs/service';
import type { ManualClock } from '../../../../libs/service/src/testing/index.js';
import { FinishedGames } from '../games/finished-games.js';
import { GamesService } from '../games/games.service.js';
import { LiveGames } from '../games/live-games.js';
import type { PlayerAction } from '../games/player-action.js';
import { orProblem } from '../games/refusal.js';
import type { GameStore } from '../store/index.js';

const TWO = [{ name: 'Ann' }, { name: 'Bob' }];

/** An engine's inside over a store, with nothing in memory yet, and short turns at it. */
export class GamesOn {
  readonly live: LiveGames;
  readonly service: GamesService;

  constructor(
    readonly store: GameStore,
    private readonly clock: ManualClock,
  ) {
    this.live = new LiveGames(store, new FinishedGames(clock, { maxAgeMs: 1000, maxCount: 2 }));
    this.service = new GamesService(store, this.live, clock, PinoLog.named('test', 'silent'));
  }

  /** A started game of two and its id. */
  async begun(maxTurns: number | null): Promise<string> {
    const { id = '' } = orProblem(await this.service.create({ players: TWO, seed: 7, options: { maxTurns } }));
    await this.service.start(id);
    return id;
  }

  /** The default action; undefined: the game is over. */
  async next(id: string): Promise<PlayerAction | undefined> {
    const { player_id: playerId, actions } = orProblem(await this.service.offers(id));
    const chosen = actions.find((offer) => offer.default);
    return chosen && { playerId: playerId ?? '', choice: { action: chosen } };
  }

  /** Takes the defaults for `count` actions, or until the game is over; the keys are their numbers, from 0. */
  async go(id: string, actions = Infinity): Promise<void> {
    for (let count = 0; count < actions; count += 1) {
      const action = await this.next(id);
      if (action === undefined) return;
      this.clock.advance(1);
      orProblem(await this.service.act(id, action, { key: `${count}`, fingerprint: 'f' }));
    }
  }
}
