/** What one process knows of a receiver. Times are milliseconds since 1970. */
export type ReceiverState =
  | { readonly kind: 'working' }
  | { readonly kind: 'failing'; readonly since: number; readonly failures: number }
  /** It is sent nothing more before the next start. */
  | { readonly kind: 'disabled'; readonly reason: string };

/** `gone`: it has answered that it will never accept anything again. */
export type AttemptOutcome = 'delivered' | 'failed' | 'gone';

/** A receiver that has accepted nothing for so long, and refused so often, is dead: the last attempts come days apart. */
const MAX_FAILING_MS = 3 * 24 * 3_600_000;
const MIN_FAILURES = 10;

export const WORKING: ReceiverState = { kind: 'working' };

export function receiverAfter(before: ReceiverState, outcome: AttemptOutcome, now: number): ReceiverState {
  // An attempt that was under way when the receiver was disabled changes nothing.
  if (before.kind === 'disabled') return before;
  if (outcome === 'gone') return { kind: 'disabled', reason: 'it answered 410 Gone' };
  if (outcome === 'delivered') return WORKING;
  const { since, failures } = before.kind === 'failing' ? before : { since: now, failures: 0 };
  if (failures + 1 >= MIN_FAILURES && now - since >= MAX_FAILING_MS) {
    return { kind: 'disabled', reason: `it has accepted nothing for three days, in ${failures + 1} attempts` };
  }
  return { kind: 'failing', since, failures: failures + 1 };
}
