import { Clock, Log } from '#libs/service';
import type { DeliveryQueue } from './delivery-queue.js';
import type { GameDelivery } from './delivery/game-delivery.js';
import type { ReceiverWatch } from './delivery/receiver-watch.js';
import type { Webhook } from './settings/index.js';

/** Requests to a receiver at the same time, of one process: one that hangs holds up none of another webhook. */
const MAX_CONCURRENT_GAMES = 4;

export interface WorkerParts {
  readonly queue: DeliveryQueue;
  readonly delivery: Pick<GameDelivery, 'run'>;
  readonly watch: Pick<ReceiverWatch, 'isDisabled'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Has the games that are due for one webhook delivered, a few at a time. */
export class WebhookWorker {
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();
  private looking: Promise<void> | undefined;
  private isAskedAgain = false;
  private isWaiting = false;

  constructor(
    readonly webhook: Webhook,
    private readonly parts: WorkerParts,
  ) {}

  /** Something may be due. Never throws. */
  wake(): void {
    this.isAskedAgain = this.looking !== undefined;
    this.looking ??= this.look().finally(() => {
      this.looking = undefined;
      if (this.isAskedAgain) this.wake();
    });
  }

  /** Ends the attempts under way, and gives their games back. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.looking;
    await Promise.all(this.underWay.values());
  }

  private async look(): Promise<void> {
    const { queue, watch, clock } = this.parts;
    const { name } = this.webhook;
    const free = MAX_CONCURRENT_GAMES - this.underWay.size;
    if (free <= 0 || this.stopping.signal.aborted || watch.isDisabled(name)) return;
    try {
      // Those under way are still due until their first write.
      const due = await queue.due(name, clock.at(), MAX_CONCURRENT_GAMES);
      this.isWaiting = false;
      const fresh = due.filter(({ gameId }) => !this.underWay.has(gameId)).slice(0, free);
      for (const game of fresh) this.underWay.set(game.gameId, this.deliver(game));
    } catch (error) {
      this.failed(error);
    }
  }

  private async deliver(game: Parameters<GameDelivery['run']>[1]): Promise<void> {
    try {
      await this.parts.delivery.run(this.webhook, game, this.stopping.signal);
      this.underWay.delete(game.gameId);
      this.wake();
    } catch (error) {
      // Not woken: the game becomes due again when its time is up.
      this.underWay.delete(game.gameId);
      this.failed(error);
    }
  }

  /** The database is away, for example. One line until it is back. */
  private failed(error: unknown): void {
    if (!this.isWaiting)
      this.parts.log.warn('a webhook could not look for its events', { webhook: this.webhook.name, err: error });
    this.isWaiting = true;
  }
}
