import type { ReactNode } from 'react';
import { SeatFace } from '../portraits/index.js';
import type { Story } from '../story/index.js';
import { Countdown } from './countdown.js';
import type { ShownReasoning } from './shown-reasoning.js';

interface SpeakerLineProps {
  readonly story: Story;
  readonly shown: ShownReasoning;
}

/** Whose reason is shown, and who decides now. */
export function SpeakerLine({ story, shown: { author, thinker, pending } }: SpeakerLineProps): ReactNode {
  return (
    <>
      {[author, thinker].map((speaker) => {
        const seat = story.seats[speaker?.order ?? -1];
        return (
          speaker !== null && (
            <span key={speaker.verb} className="flex max-w-[60%] min-w-0 items-center gap-1.5">
              {seat && <SeatFace story={story} seat={seat} order={speaker.order} className="size-[2.1em]" />}
              <bdi className="foreign-text truncate">{speaker.name}</bdi>
              <span className="shrink-0">{speaker.verb}</span>
            </span>
          )
        );
      })}
      {pending !== null && <Countdown key={pending.seq} asked={pending} />}
    </>
  );
}
