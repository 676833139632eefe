import { WebhookMeter } from '../webhook-meter.js';

/** Keeps what it is given to count. */
export class CountingMeter extends WebhookMeter {
  readonly counted: string[] = [];

  attempted(webhook: string, outcome: string): void {
    this.counted.push(`${webhook} ${outcome}`);
  }

  gaveUp(webhook: string): void {
    this.counted.push(`${webhook} gave up`);
  }

  disabled(webhook: string): void {
    this.counted.push(`${webhook} disabled`);
  }
}
