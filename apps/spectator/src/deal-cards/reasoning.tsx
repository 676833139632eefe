import type { ReactNode } from 'react';
import { useView } from '../session/index.js';
import type { Story } from '../story/index.js';
import { SpeakerLine } from './speaker-line.js';
import { shownReasoning } from './shown-reasoning.js';

/** Why an agent decides as it does, in the centre of the board. */
export function Reasoning({ story }: { readonly story: Story }): ReactNode {
  const shown = shownReasoning(
    story,
    useView((view) => view.thinking),
  );
  if (shown.author === null) return null;
  return (
    <figure className="relative w-[92%] max-w-xl">
      {shown.text !== null && (
        <blockquote className="foreign-text rounded-2xl border border-line bg-raised/90 p-[1.8cqw] text-center text-[max(2.5cqw,13px)] leading-snug shadow-md">
          <p className="line-clamp-4 @max-[420px]:line-clamp-3" dir="auto">
            {shown.text}
          </p>
        </blockquote>
      )}
      <figcaption className="mt-[1cqw] flex items-center justify-center gap-1.5 text-[max(1.9cqw,12px)] text-soft">
        <SpeakerLine story={story} shown={shown} />
      </figcaption>
    </figure>
  );
}
