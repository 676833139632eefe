/** Measures what webhooks are sent. */
export abstract class WebhookMeter {
  abstract attempted(webhook: string, outcome: 'delivered' | 'failed' | 'gone', seconds: number): void;
  /** An event was not delivered by the last attempt. */
  abstract gaveUp(webhook: string): void;
  /** It is sent nothing more before the next start. */
  abstract disabled(webhook: string): void;
}
