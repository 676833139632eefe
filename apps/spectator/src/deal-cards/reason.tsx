import type { ReactNode } from 'react';
import { useView } from '../session/index.js';
import { isMonopoly, type Story } from '../story/index.js';
import { textOfTheirs } from '../text/index.js';
import { thinkingOf } from './shown-reasoning.js';

interface ReasonProps {
  readonly story: Story;
  readonly playerId: string | null;
  /** Null: they have not decided yet. */
  readonly text: string | null;
}

/** Why a side of a deal decides as it does, or what it thinks so far. */
export function Reason({ story, playerId, text }: ReasonProps): ReactNode {
  const thinking = useView((view) => view.thinking);
  const decided = text === null ? null : textOfTheirs(text, { isMonopoly: isMonopoly(story) });
  const shown = decided ?? (playerId === null ? null : thinkingOf(story, thinking, playerId));
  if (shown === null) return null;
  return (
    <p className="deal-reason foreign-text line-clamp-3 text-soft italic" dir="auto">
      {shown}
    </p>
  );
}
