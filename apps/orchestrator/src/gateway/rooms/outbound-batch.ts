/** So many milliseconds for each spectator of this process, and at most so many: about as long as it takes to tell them all. */
const MS_EACH = 0.01;
const MOST_MS = 20;

/** Shorter waits are none: what is said in one go is sent together in any case. */
const LEAST_MS = 1;

/**
 * How long what is said waits for what may be said next, in milliseconds. A write to a spectator costs the same whether it
 * holds one event or ten, so with many of them it is worth a moment in which the next commit of the same step comes.
 */
export function batchDelayMs(spectators: number): number {
  const patience = Math.min(spectators * MS_EACH, MOST_MS);
  return patience < LEAST_MS ? 0 : patience;
}

/** What a spectator is sent of a state: all of it, flat or in an envelope, or how it differs from the one before. */
export type StateForm = 'flat' | 'enveloped' | 'patches';

/** What was said in a game and not yet sent: the same events for all, states in the form that each of them chose. */
export class OutboundBatch {
  private readonly frames: Readonly<Record<StateForm, Buffer[]>> = { flat: [], enveloped: [], patches: [] };
  private firstAfter: number | undefined;

  /** The number before its first event's; undefined while it has none. */
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
