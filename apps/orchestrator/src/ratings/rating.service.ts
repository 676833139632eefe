import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Log } from '#libs/service';
import { EventBus } from '../games/index.js';
import { GameRater } from './game-rater.js';
import { RatingStore } from './rating-store.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Missed games that one search returns. */
const MAX_GAMES_PER_SEARCH = 1_000;

/**
 * Rates every finished game, one after the other and without delaying the games that go on. The event of its end has a
 * game rated soon; that none is missed is certain because completed games that are not rated are searched for: at the
 * start, every hour, and after a failure.
 */
@Injectable()
export class RatingService implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private readonly waiting = new Set<string>();
  private isBehind = true;
  private working: Promise<void> | undefined;
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly bus: EventBus,
    private readonly rater: GameRater,
    private readonly store: RatingStore,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.unsubscribe = this.bus.subscribe({
      onChange: ({ game, events }) => {
        if (events.some(({ event }) => event === 'game:ended')) this.takeUp([game.id]);
      },
    });
  }

  onApplicationBootstrap(): void {
    this.takeUp([]);
  }

  /** Ends with the game in hand; what is left over counts after the next start. */
  async onModuleDestroy(): Promise<void> {
    this.unsubscribe?.();
    this.isBehind = false;
    this.waiting.clear();
    await this.working;
  }

  /** Another replica may have died between a game's end and its rating. */
  @Interval(HOUR_MS)
  markBehind(): void {
    this.isBehind = true;
  }

  @Interval(MINUTE_MS)
  catchUp(): void {
    if (this.isBehind) this.takeUp([]);
  }

  private takeUp(gameIds: readonly string[]): void {
    for (const id of gameIds) this.waiting.add(id);
    this.working ??= this.work().finally(() => {
      this.working = undefined;
      if (this.waiting.size > 0) this.takeUp([]);
    });
  }

  /** Never rejects. Games that end meanwhile are rated too: the iteration over a set includes what is added to it. */
  private async work(): Promise<void> {
    if (this.isBehind) await this.lookForMissed();
    for (const id of this.waiting) {
      this.waiting.delete(id);
      await this.rate(id);
    }
  }

  private async lookForMissed(): Promise<void> {
    try {
      const missed = await this.store.uncounted(MAX_GAMES_PER_SEARCH);
      for (const id of missed) this.waiting.add(id);
      this.isBehind = missed.length === MAX_GAMES_PER_SEARCH;
    } catch (error) {
      this.log.warn('games that are not rated yet could not be looked up', { err: error });
    }
  }

  private async rate(gameId: string): Promise<void> {
    try {
      await this.rater.rate(gameId);
    } catch (error) {
      this.isBehind = true;
      this.log.warn('a game could not be rated yet', { err: error, game_id: gameId });
    }
  }
}
