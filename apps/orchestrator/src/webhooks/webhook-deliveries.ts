import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EventBus } from '../games/index.js';
import { NamedTimers } from '../timers/index.js';
import { WebhookSettings } from './settings/index.js';
import type { WebhookWorker } from './webhook-worker.js';

/** Milliseconds between two looks for what is due: what other processes have committed, and what has to be repeated. */
const POLL_MS = 1_000;
const TIMER = 'webhooks';

/** One for each webhook. */
export class WebhookWorkers {
  constructor(readonly all: readonly WebhookWorker[]) {}
}

/** Wakes the webhooks: at once for the games of this process, and each second. */
@Injectable()
export class WebhookDeliveries implements OnApplicationBootstrap, OnApplicationShutdown {
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly workers: WebhookWorkers,
    private readonly settings: WebhookSettings,
    private readonly bus: EventBus,
    private readonly timers: NamedTimers,
  ) {}

  onApplicationBootstrap(): void {
    this.unsubscribe = this.bus.subscribe({
      onChange: ({ events }) => this.wake(new Set(events.flatMap(({ event }) => this.settings.to(event)))),
    });
    this.timers.every(TIMER, POLL_MS, () => this.wakeAll());
    this.wakeAll();
  }

  async onApplicationShutdown(): Promise<void> {
    this.unsubscribe?.();
    this.timers.cancel(TIMER);
    await Promise.all(this.workers.all.map((worker) => worker.stop()));
  }

  private wake(names: ReadonlySet<string>): void {
    if (names.size === 0) return;
    for (const worker of this.workers.all) if (names.has(worker.webhook.name)) worker.wake();
  }

  private wakeAll(): void {
    for (const worker of this.workers.all) worker.wake();
  }
}
