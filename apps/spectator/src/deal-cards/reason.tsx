import type { ReactNode } from 'react';
import { SeatFace } from '../portraits/index.js';
import { useView } from '../session/index.js';
import type { Story } from '../story/index.js';
import { sideReason } from './side-reason.js';

interface ReasonProps {
  readonly story: Story;
  readonly playerId: string | null;
  /** Null: they have not decided yet. */
  readonly text: string | null;
  /** The deal can still change. */
  readonly isOpen: boolean;
  /** Shown while nothing is known. */
  readonly instead?: string;
}

/** Why a side of a deal decides as it does, or what it thinks so far. */
export function Reason({ story, playerId, text, isOpen, instead }: ReasonProps): ReactNode {
  const thinking = useView((view) => view.thinking);
  const shown = sideReason(story, thinking, { playerId, reason: text, isOpen });
  // The other side's stays on its side.
  if (shown === null) return <p className="mt-2 text-center text-soft">{isOpen ? instead : null}</p>;
  return (
    <blockquote className="deal-reason mt-1 max-w-full min-w-0 rounded-xl border border-line bg-raised/90 px-2 py-1 text-center leading-snug @max-[420px]:text-xs">
      {/* Within the padding, which would show a part of the line that is cut off. */}
      <p className="foreign-text line-clamp-4 @min-[500px]:line-clamp-5" dir="auto">
        {shown}
      </p>
    </blockquote>
  );
}

interface SideNameProps {
  readonly story: Story;
  readonly playerId: string | null;
  readonly name: string;
}

/** The face and the name of a side of a deal. */
export function SideName({ story, playerId, name }: SideNameProps): ReactNode {
  const order = story.seats.findIndex(({ id }) => id === playerId);
  const seat = story.seats[order];
  return (
    <p className="flex max-w-full items-center gap-1.5 text-start leading-tight font-bold">
      {seat && <SeatFace story={story} seat={seat} order={order} className="size-[2em] shrink-0" />}
      <bdi className="foreign-text line-clamp-2">{name}</bdi>
    </p>
  );
}
