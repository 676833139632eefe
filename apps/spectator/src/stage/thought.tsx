import type { ReactNode } from 'react';
import { inOurNames } from '../city/index.js';
import { SeatMark } from '../seats/index.js';
import { useView } from '../session/index.js';
import type { Story } from '../story/index.js';
import { Countdown } from './countdown.js';

/** What the seat on turn thinks: aloud while it does, else the reason it gave last. */
export function Thought({ story }: { readonly story: Story }): ReactNode {
  const aloud = useView((view) => view.aloud);
  const { asked, decision } = story;
  const isAloud = aloud !== null && aloud.playerId === asked?.playerId;
  const speaker = asked?.playerId ?? decision?.playerId;
  const text = isAloud ? aloud.text : speaker && story.conduct[speaker]?.thought?.text;
  const order = story.seats.findIndex(({ id }) => id === speaker);
  if (speaker === undefined) return null;
  return (
    <figure className="relative w-[92%] max-w-xl">
      {text && (
        <blockquote className="said rounded-2xl border border-line bg-raised/90 p-[1.8cqw] text-center text-[max(2.5cqw,13px)] leading-snug shadow-md">
          <p className="line-clamp-4 @max-[420px]:line-clamp-3" dir="auto">
            {inOurNames(text)}
          </p>
        </blockquote>
      )}
      <figcaption className="mt-[1cqw] flex items-center justify-center gap-1.5 text-[max(1.9cqw,12px)] text-soft">
        <SeatMark order={order} className="size-[1.3em] shrink-0" />
        <bdi className="said max-w-[50%] truncate">{story.seats[order]?.name}</bdi>
        <span className="shrink-0">{asked === null ? 'decided' : isAloud ? 'thinks aloud' : 'thinks'}</span>
        {asked !== null && <Countdown key={asked.seq} asked={asked} />}
      </figcaption>
    </figure>
  );
}
