import { Injectable } from '@nestjs/common';
import type { NumberedEvent } from '#libs/protocol';
import { Clock } from '#libs/service';
import { CheckedConnections, signatureHeaders } from '../../agent-client/index.js';
import { exchange, HttpFailure } from '../../http-client/index.js';
import type { Webhook } from '../settings/index.js';
import { WebhookMeter } from '../webhook-meter.js';
import { messageOf } from './message.js';

/** Milliseconds until the status of the answer must be there. A receiver that has more to do answers first. */
const TIMEOUT_MS = 10_000;
/** What is read of an answer, to no purpose but that its connection can be used again. */
const MAX_BYTES = 16_384;

const ACCEPTED = { min: 200, max: 299 };
const GONE = 410;

export type SendOutcome =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'failed' | 'gone'; readonly error: string }
  /** It was not waited for. */
  | { readonly kind: 'aborted' };

/** How long a receiver has to answer. A class, so that it is an injection token. */
export class SenderOptions {
  constructor(readonly timeoutMs: number = TIMEOUT_MS) {}
}

/** Sends an event to a webhook, once, signed as Standard Webhooks describes it. Redirects are not followed. */
@Injectable()
export class WebhookSender {
  constructor(
    private readonly connections: CheckedConnections,
    private readonly clock: Clock,
    private readonly meter: WebhookMeter,
    private readonly options: SenderOptions,
  ) {}

  async send(webhook: Webhook, gameId: string, event: NumberedEvent, signal: AbortSignal): Promise<SendOutcome> {
    const began = performance.now();
    const outcome = await this.exchange(webhook, gameId, event, signal);
    const { kind } = outcome;
    if (kind !== 'aborted') this.meter.attempted(webhook.name, kind, (performance.now() - began) / 1_000);
    return outcome;
  }

  private async exchange(
    webhook: Webhook,
    gameId: string,
    event: NumberedEvent,
    signal: AbortSignal,
  ): Promise<SendOutcome> {
    const { id, body } = messageOf(webhook.name, gameId, event);
    const { origin, pathname, search } = new URL(webhook.url);
    const headers = {
      'content-type': 'application/json',
      'accept-encoding': 'identity',
      ...signatureHeaders(webhook.keys, { id, at: this.clock.now(), body }),
    };
    const request = { origin, path: pathname + search, method: 'POST', headers, body } as const;
    const terms = {
      timeoutMs: this.options.timeoutMs,
      maxBytes: MAX_BYTES,
      signal,
      isRepeatable: true,
      ignoresBody: true,
    };
    try {
      const { status } = await exchange(this.connections.dispatcher, request, terms);
      return outcomeOf(status);
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      return error.kind === 'aborted' ? { kind: 'aborted' } : { kind: 'failed', error: error.message };
    }
  }
}

function outcomeOf(status: number): SendOutcome {
  if (status >= ACCEPTED.min && status <= ACCEPTED.max) return { kind: 'delivered' };
  const redirect = status >= 300 && status < 400 ? ': redirects are not followed' : '';
  return { kind: status === GONE ? 'gone' : 'failed', error: `answered ${status}${redirect}` };
}
