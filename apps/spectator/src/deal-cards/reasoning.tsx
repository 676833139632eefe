import type { ReactNode } from 'react';
import { withBoardNames } from '../board-names/index.js';
import { SeatMark } from '../seats/index.js';
import { useView } from '../session/index.js';
import type { Story } from '../story/index.js';
import { Countdown } from './countdown.js';

/** The agent's thinking while it decides, else its last reasoning. */
export function Reasoning({ story }: { readonly story: Story }): ReactNode {
  const aloud = useView((view) => view.thinking);
  const { pendingDecision, decision } = story;
  const isThinking = aloud !== null && aloud.playerId === pendingDecision?.playerId;
  const speaker = pendingDecision?.playerId ?? decision?.playerId;
  const text = isThinking ? aloud.text : speaker && story.agentRecords[speaker]?.reasoning?.text;
  const order = story.seats.findIndex(({ id }) => id === speaker);
  if (speaker === undefined) return null;
  return (
    <figure className="relative w-[92%] max-w-xl">
      {text && (
        <blockquote className="foreign-text rounded-2xl border border-line bg-raised/90 p-[1.8cqw] text-center text-[max(2.5cqw,13px)] leading-snug shadow-md">
          <p className="line-clamp-4 @max-[420px]:line-clamp-3" dir="auto">
            {withBoardNames(text)}
          </p>
        </blockquote>
      )}
      <figcaption className="mt-[1cqw] flex items-center justify-center gap-1.5 text-[max(1.9cqw,12px)] text-soft">
        <SeatMark order={order} className="size-[1.3em] shrink-0" />
        <bdi className="foreign-text max-w-[50%] truncate">{story.seats[order]?.name}</bdi>
        <span className="shrink-0">
          {pendingDecision === null ? 'decided' : isThinking ? 'thinks aloud' : 'thinks'}
        </span>
        {pendingDecision !== null && <Countdown key={pendingDecision.seq} asked={pendingDecision} />}
      </figcaption>
    </figure>
  );
}
