/** About as long as it takes to send a batch to them all: the delay grows with the spectators of this process. */
const DELAY_PER_SPECTATOR_MS = 0.01;
const MAX_DELAY_MS = 20;

/** Below this a timer costs more than it saves: messages of one turn of the event loop share a batch in any case. */
const MIN_DELAY_MS = 1;

/**
 * How long a batch waits for further messages. A write to a spectator costs the same whether it holds one event or ten, so
 * with many spectators it pays to wait for the next commit of the same step.
 */
export function batchDelayMs(spectators: number): number {
  const delay = Math.min(spectators * DELAY_PER_SPECTATOR_MS, MAX_DELAY_MS);
  return delay < MIN_DELAY_MS ? 0 : delay;
}

/** How a spectator gets states: whole, with the envelope's fields beside its own or around it, or as patches. */
export type StateForm = 'flat' | 'enveloped' | 'patches';

/** What a room will send in one write to each spectator: the same events for all, and states in the form that each chose. */
export class OutboundBatch {
  private readonly frames: Readonly<Record<StateForm, Buffer[]>> = { flat: [], enveloped: [], patches: [] };
  private firstAfter: number | undefined;
  /** When its first event was numbered, milliseconds since 1970, where that is measured. */
  eventAt: number | undefined;

  /** The number before its first event's; undefined while it has no event. */
  get after(): number | undefined {
    return this.firstAfter;
  }

  addEvent(frame: Buffer, seq: number): void {
    this.firstAfter ??= seq - 1;
    this.add(frame);
  }

  add(frame: Buffer): void {
    for (const frames of Object.values(this.frames)) frames.push(frame);
  }

  addState(form: StateForm, frame: Buffer): void {
    this.frames[form].push(frame);
  }

  framesFor(form: StateForm): Buffer {
    return Buffer.concat(this.frames[form]);
  }
}
