import type { ReactNode } from 'react';
import { SeatMark } from '../seats/index.js';
import type { Story } from '../story/index.js';
import { Countdown } from './countdown.js';
import { useReasoning } from './use-reasoning.js';

/** Why an agent decides as it does, in the centre of the board. */
export function Reasoning({ story }: { readonly story: Story }): ReactNode {
  const { order, name, text, verb, pending } = useReasoning(story);
  if (name === null) return null;
  return (
    <figure className="relative w-[92%] max-w-xl">
      {text && (
        <blockquote className="foreign-text rounded-2xl border border-line bg-raised/90 p-[1.8cqw] text-center text-[max(2.5cqw,13px)] leading-snug shadow-md">
          <p className="line-clamp-4 @max-[420px]:line-clamp-3" dir="auto">
            {text}
          </p>
        </blockquote>
      )}
      <figcaption className="mt-[1cqw] flex items-center justify-center gap-1.5 text-[max(1.9cqw,12px)] text-soft">
        <SeatMark order={order} className="size-[1.3em] shrink-0" />
        <bdi className="foreign-text max-w-[50%] truncate">{name}</bdi>
        <span className="shrink-0">{verb}</span>
        {pending !== null && <Countdown key={pending.seq} asked={pending} />}
      </figcaption>
    </figure>
  );
}
