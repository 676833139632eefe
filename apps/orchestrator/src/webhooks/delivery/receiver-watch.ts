import { Injectable } from '@nestjs/common';
import { Clock, Log } from '#libs/service';
import { WebhookMeter } from '../webhook-meter.js';
import { type AttemptOutcome, receiverAfter, type ReceiverState, WORKING } from './receiver-state.js';

/** What operators read of each receiver: a line where it begins to fail, works again or is disabled, and not for each attempt. */
@Injectable()
export class ReceiverWatch {
  private readonly states = new Map<string, ReceiverState>();

  constructor(
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly meter: WebhookMeter,
  ) {}

  isDisabled(webhook: string): boolean {
    return this.stateOf(webhook).kind === 'disabled';
  }

  /** An attempt has ended; `error` is a predicate, such as "answered 500". */
  ended(webhook: string, outcome: AttemptOutcome, error?: string): void {
    const before = this.stateOf(webhook);
    const state = receiverAfter(before, outcome, this.clock.now());
    this.states.set(webhook, state);
    if (state.kind === before.kind) return;
    if (state.kind === 'working') this.log.info('a webhook works again', { webhook });
    else if (state.kind === 'failing') this.log.warn('a webhook fails', { webhook, error });
    else {
      this.meter.disabled(webhook);
      this.log.error('a webhook was disabled until the next start', { webhook, reason: state.reason, error });
    }
  }

  gaveUp(webhook: string, what: { readonly game_id: string; readonly seq: number; readonly error: string }): void {
    this.meter.gaveUp(webhook);
    this.log.error('an event was not delivered', { webhook, ...what });
  }

  private stateOf(webhook: string): ReceiverState {
    return this.states.get(webhook) ?? WORKING;
  }
}
