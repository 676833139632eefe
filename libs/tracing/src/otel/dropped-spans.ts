import type { Log } from '#libs/service';
import type { DropReason } from '../trace-options.js';

/** Counts spans that never arrive, with one line in the log when that begins and one when it is over. */
export class DroppedSpans {
  private dropped = 0;

  constructor(
    private readonly log: Log,
    private readonly onDropped: (reason: DropReason, spans: number) => void = () => undefined,
  ) {}

  drop(reason: DropReason, spans: number, cause: string): void {
    if (this.dropped === 0) this.log.warn('spans do not arrive, and are dropped', { reason, cause });
    this.dropped += spans;
    this.onDropped(reason, spans);
  }

  /** A batch has arrived. */
  arrived(): void {
    if (this.dropped > 0) this.log.info('spans arrive again', { dropped: this.dropped });
    this.dropped = 0;
  }
}
