import { AddressPolicy, type SigningKey } from '../../agent-client/index.js';
import { EventSubscribers } from '../../games/ports/index.js';

/** An address that is sent the events that it wants. */
export interface Webhook {
  readonly name: string;
  /** It may hold a secret, so it is never shown. */
  readonly url: string;
  /** `game:ended`, `game:*` or `*`. */
  readonly events: readonly string[];
  /** Each signs every request; at least one. */
  readonly keys: readonly SigningKey[];
}

/** The webhooks, and where they may lead. */
export class WebhookSettings extends EventSubscribers {
  constructor(
    readonly webhooks: readonly Webhook[] = [],
    readonly addresses = new AddressPolicy(),
  ) {
    super();
  }

  get isEmpty(): boolean {
    return this.webhooks.length === 0;
  }

  override to(event: string): readonly string[] {
    return this.webhooks.filter((webhook) => wants(webhook, event)).map(({ name }) => name);
  }
}

/** Whether a webhook is sent events of this name. */
export function wants({ events }: Pick<Webhook, 'events'>, event: string): boolean {
  const family = `${event.slice(0, event.indexOf(':'))}:*`;
  return events.some((chosen) => chosen === event || chosen === family || chosen === '*');
}
