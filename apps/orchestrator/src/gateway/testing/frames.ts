import type { NumberedEvent } from '#libs/protocol';

/** An event as long as its reason. */
export function eventOf(seq: number, reason: string): NumberedEvent {
  return { seq, at: '', event: 'game:stopped', payload: { reason } };
}

/** `count` frames of the events after a number: each has `bytes` bytes, and each byte is the event's number. */
export function bytesAfter(afterSeq: number, count: number, bytes = 1): Buffer[] {
  return Array.from({ length: count }, (_, index) => Buffer.alloc(bytes, afterSeq + index + 1));
}
