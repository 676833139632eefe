import type { ReactNode } from 'react';
import { SeatMark } from '../seats/index.js';
import { Countdown } from './countdown.js';
import type { ShownReasoning } from './shown-reasoning.js';

/** Whose reason is shown, and who decides now. */
export function SpeakerLine({ shown: { author, thinker, pending } }: { readonly shown: ShownReasoning }): ReactNode {
  return (
    <>
      {[author, thinker].map(
        (speaker) =>
          speaker !== null && (
            <span key={speaker.verb} className="flex max-w-[60%] min-w-0 items-center gap-1.5">
              <SeatMark order={speaker.order} className="size-[1.3em] shrink-0" />
              <bdi className="foreign-text truncate">{speaker.name}</bdi>
              <span className="shrink-0">{speaker.verb}</span>
            </span>
          ),
      )}
      {pending !== null && <Countdown key={pending.seq} asked={pending} />}
    </>
  );
}
