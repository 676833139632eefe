/** Consecutive events of one game, as frames one after the other. A page changes only when its game ends, which shows what was hidden. */
export interface FramePage {
  /** The number before its first event's. */
  readonly after: number;
  /** The number of its last event. */
  readonly last: number;
  readonly frames: Buffer;
  /** Where each event's frame ends in `frames`. */
  readonly ends: readonly number[];
}

/** Some of a page's events. */
export interface FrameSlice {
  readonly frames: Buffer;
  /** The number of its last event. */
  readonly last: number;
}

/** A page of the events after a number. */
export function pageOf(after: number, frames: readonly Buffer[]): FramePage {
  let end = 0;
  const ends = frames.map(({ length }) => (end += length));
  return { after, last: after + frames.length, frames: Buffer.concat(frames), ends };
}

/** The page and the events that follow its last. */
export function extended({ after, last, frames, ends }: FramePage, more: readonly Buffer[]): FramePage {
  const further = pageOf(last, more);
  return {
    after,
    last: further.last,
    frames: Buffer.concat([frames, further.frames]),
    ends: [...ends, ...further.ends.map((end) => frames.length + end)],
  };
}

/** The page's events after `afterSeq` up to `upToSeq`, as many as fit into `maxBytes`, or one if the first does not fit. */
export function sliceOf(page: FramePage, afterSeq: number, upToSeq: number, maxBytes: number): FrameSlice | undefined {
  const first = afterSeq - page.after;
  const available = page.ends.slice(first, Math.max(first, upToSeq - page.after));
  const start = page.ends[first - 1] ?? 0;
  const fitting = available.filter((end) => end - start <= maxBytes);
  const count = Math.max(fitting.length, Math.min(available.length, 1));
  const end = available[count - 1];
  return end === undefined ? undefined : { frames: page.frames.subarray(start, end), last: afterSeq + count };
}
