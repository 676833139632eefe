import { describe, expect, it } from '@jest/globals';
import { PinoLog } from '#libs/service';
import { EventBus, type PublishedChange } from '../games/index.js';
import type { GameRater } from './game-rater.js';
import { RatingService } from './rating.service.js';
import type { RatingStore } from './rating-store.js';

const LOG = PinoLog.named('test', 'silent');

/** The end of a game as the bus publishes it. */
function ended(id: string): PublishedChange {
  const payload = { winner_id: null, winner_name: null, final_state: {}, reason: 'completed' };
  return { game: { id }, events: [{ seq: 1, at: '', event: 'game:ended', payload }] } as unknown as PublishedChange;
}

class Desk {
  readonly bus = new EventBus(LOG);
  readonly rated: string[] = [];
  missed: string[] = [];
  /** Whether each attempt succeeds; all do by default. */
  readonly outcomes: boolean[] = [];
  private readonly waiting: (() => void)[] = [];
  readonly service: RatingService;

  constructor() {
    const rate = async (id: string): Promise<boolean> => {
      const goesWell = this.outcomes.shift() ?? true;
      if (goesWell) this.rated.push(id);
      for (const resolve of this.waiting.splice(0)) resolve();
      if (!goesWell) throw new Error('the database is away');
      return true;
    };
    const store = { uncounted: async () => this.missed } as Partial<RatingStore> as RatingStore;
    this.service = new RatingService(this.bus, { rate } as Partial<GameRater> as GameRater, store, LOG);
    this.service.onModuleInit();
  }

  attempt(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

describe('the rating of games', () => {
  it('takes up games that were missed before the start, then those that end', async () => {
    const desk = new Desk();
    desk.missed = ['old'];
    const first = desk.attempt();
    desk.service.onApplicationBootstrap();
    await first;
    const second = desk.attempt();
    desk.bus.publish(ended('new'));
    await second;
    expect(desk.rated).toEqual(['old', 'new']);
    await desk.service.onModuleDestroy();
  });

  it('rates every game of many that end at once', async () => {
    const desk = new Desk();
    const ids = Array.from({ length: 50 }, (_, index) => `g${index}`);
    for (const id of ids) desk.bus.publish(ended(id));
    while (desk.rated.length < ids.length) await desk.attempt();
    expect(desk.rated).toEqual(ids);
    await desk.service.onModuleDestroy();
  });

  it('tries again what failed, and delays no other game meanwhile', async () => {
    const desk = new Desk();
    desk.outcomes.push(false);
    const failing = desk.attempt();
    desk.bus.publish(ended('g'));
    await failing;
    desk.missed = ['g'];
    const second = desk.attempt();
    // What stands in the clock's place: the next minutes.
    while (desk.rated.length === 0) {
      desk.service.catchUp();
      await Promise.race([second, Promise.resolve()]);
    }
    expect(desk.rated).toEqual(['g']);
    await desk.service.onModuleDestroy();
  });

  it('ignores events after its end', async () => {
    const desk = new Desk();
    await desk.service.onModuleDestroy();
    desk.bus.publish(ended('late'));
    await Promise.resolve();
    expect(desk.rated).toEqual([]);
  });
});
