import type { ReactNode } from 'react';
import { withBoardNames } from '../board-names/index.js';
import { useAtFirst } from '../session/index.js';
import type { DrawnCard } from '../story/index.js';
import './drawn-card.css';

/** The card that was drawn; a new one is turned over. */
export default function DrawnCardView({ card }: { readonly card: DrawnCard }): ReactNode {
  const turning = useAtFirst('card-turning');
  return (
    <div
      className={`${turning} relative w-[86%] max-w-md -rotate-1 rounded-xl border border-edge bg-raised p-[2.2cqw] text-center shadow-lg`}
    >
      <p className="text-[max(1.5cqw,11px)] font-semibold tracking-wide text-accent uppercase">
        {card.deck?.includes('chest') === true ? 'Town fund' : 'Fortune'}
      </p>
      <p className="foreign-text mt-1 line-clamp-4 text-[max(2cqw,12px)]">{withBoardNames(card.text)}</p>
    </div>
  );
}
