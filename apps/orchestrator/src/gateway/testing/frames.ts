import type { NumberedEvent } from '#libs/protocol';

/** An event as long as its reason. */
export function eventOf(seq: number, reason: string): NumberedEvent {
  return { seq, at: '', event: 'game:stopped', payload: { reason } };
}

/** So many events that follow a number, each of so many bytes that are all that number. */
export function bytesAfter(afterSeq: number, count: number, bytes = 1): Buffer[] {
  return Array.from({ length: count }, (_, index) => Buffer.alloc(bytes, afterSeq + index + 1));
}
