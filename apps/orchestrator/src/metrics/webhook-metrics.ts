import { Injectable } from '@nestjs/common';
import { WebhookMeter, WebhookSettings } from '../webhooks/index.js';
import { Metrics } from './registry.js';

/** What webhooks are sent, and which are dead. */
@Injectable()
export class WebhookMetrics extends WebhookMeter {
  private readonly attempts;
  private readonly lost;
  private readonly dead = new Set<string>();

  constructor(metrics: Metrics, { webhooks }: WebhookSettings) {
    super();
    this.attempts = metrics.histogram({
      name: 'webhook_attempt_seconds',
      help: 'Requests to webhooks, by how they ended: delivered, failed or gone.',
      labelNames: ['webhook', 'outcome'],
    });
    this.lost = metrics.counter({
      name: 'webhook_undelivered_total',
      help: 'Events that no attempt could deliver to a webhook.',
      labelNames: ['webhook'],
    });
    metrics.gauge(
      {
        name: 'webhook_disabled',
        help: '1 where this process sends a webhook nothing more until it is started anew.',
        labelNames: ['webhook'],
      },
      (gauge) => {
        for (const { name } of webhooks) gauge.set({ webhook: name }, this.dead.has(name) ? 1 : 0);
      },
    );
    // Counted from 0 on, so that Prometheus sees the first one.
    for (const { name } of webhooks) this.lost.inc({ webhook: name }, 0);
  }

  attempted(webhook: string, outcome: 'delivered' | 'failed' | 'gone', seconds: number): void {
    this.attempts.observe({ webhook, outcome }, seconds);
  }

  gaveUp(webhook: string): void {
    this.lost.inc({ webhook });
  }

  disabled(webhook: string): void {
    this.dead.add(webhook);
  }
}
