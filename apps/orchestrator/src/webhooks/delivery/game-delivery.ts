import { Injectable } from '@nestjs/common';
import type { NumberedEvent } from '#libs/protocol';
import { Clock } from '#libs/service';
import { decodeEvent, GameStore } from '../../games/ports/index.js';
import { DeliveryQueue, type QueuedGame } from '../delivery-queue.js';
import { wants, type Webhook } from '../settings/index.js';
import { ReceiverWatch } from './receiver-watch.js';
import { waitAfter } from './schedule.js';
import { type SendOutcome, WebhookSender } from './webhook-sender.js';

/** Milliseconds that a game is somebody's alone: longer than an attempt and the writes after it. */
const LEASE_MS = 15_000;

/** Events that are read at a time. After them, the other games that are due come first. */
const MAX_EVENTS_PER_TURN = 50;

type Undelivered = Extract<SendOutcome, { error: string }>;

/** Sends a webhook what it has still to be sent of a game, in the order of its events. */
@Injectable()
export class GameDelivery {
  constructor(
    private readonly queue: DeliveryQueue,
    private readonly store: GameStore,
    private readonly sender: WebhookSender,
    private readonly watch: ReceiverWatch,
    private readonly clock: Clock,
  ) {}

  /** Resolves once the game is another one's to look after. `signal` ends the attempt in hand, which then counts as none. */
  async run(webhook: Webhook, due: QueuedGame, signal: AbortSignal): Promise<void> {
    let game = await this.queue.move(due, { ...due, dueAt: this.leaseEnd() });
    if (game === undefined) return;
    const { gameId, lastSeq } = game;
    const events = await this.store.events(gameId, game.nextSeq - 1, MAX_EVENTS_PER_TURN);
    for (const encoded of events) {
      const event = decodeEvent(encoded);
      if (event.seq > lastSeq || !wants(webhook, event.event)) continue;
      const outcome = await this.sender.send(webhook, gameId, event, signal);
      if (outcome.kind === 'aborted') return this.giveBack(game, event.seq);
      if (outcome.kind !== 'delivered') return this.failed(game, event, outcome);
      this.watch.ended(webhook.name, 'delivered');
      // The last one is written down by taking the game out.
      if (event.seq < lastSeq)
        game = await this.queue.move(game, { nextSeq: event.seq + 1, failures: 0, dueAt: this.leaseEnd() });
      if (game === undefined) return;
    }
    const readTo = events.at(-1)?.seq ?? lastSeq;
    if (readTo >= lastSeq && (await this.queue.finish(game))) return;
    await this.queue.move(game, { nextSeq: Math.min(readTo, lastSeq) + 1, failures: 0, dueAt: this.clock.at() });
  }

  private async failed(game: QueuedGame, { seq }: NumberedEvent, { kind, error }: Undelivered): Promise<void> {
    const { webhook, gameId } = game;
    this.watch.ended(webhook, kind, error);
    // What it has not been sent is kept: with another address, it gets it after the next start.
    if (kind === 'gone') return this.giveBack(game, seq);
    const failures = game.failures + 1;
    const wait = waitAfter(failures, Math.random());
    if (wait === undefined) this.watch.gaveUp(webhook, { game_id: gameId, seq, error });
    const progress =
      wait === undefined
        ? { nextSeq: seq + 1, failures: 0, dueAt: this.clock.at() }
        : { nextSeq: seq, failures, dueAt: this.clock.at(this.clock.now() + wait) };
    await this.queue.move(game, progress);
  }

  /** The attempt does not count. */
  private async giveBack(game: QueuedGame, seq: number): Promise<void> {
    await this.queue.move(game, { nextSeq: seq, failures: game.failures, dueAt: this.clock.at() });
  }

  private leaseEnd(): string {
    return this.clock.at(this.clock.now() + LEASE_MS);
  }
}
