import type { ReactNode } from 'react';
import { SeatMark } from '../seats/index.js';
import type { Ruin, Story } from '../story/index.js';
import { lineContextOf, ruinReason } from '../text/index.js';
import './deal.css';

/** A bankruptcy and its reason. */
export default function RuinCard({ ruin, story }: { readonly ruin: Ruin; readonly story: Story }): ReactNode {
  const context = lineContextOf(story);
  const creditor = context.nameOf(ruin.creditorId) ?? 'the bank';
  return (
    <section className="deal" aria-label="Bankruptcy">
      <p className="deal-kind">Bankrupt</p>
      <p className="deal-title flex max-w-full items-center justify-center gap-[0.3em]">
        <SeatMark order={story.seats.findIndex(({ id }) => id === ruin.playerId)} className="size-[1.1em] shrink-0" />
        <bdi className="foreign-text truncate">{ruin.playerName}</bdi>
      </p>
      <p className="foreign-text line-clamp-3">{ruinReason(ruin.cause, context).replace(/^[:,] /, '')}</p>
      <p className="foreign-text text-soft">everything goes to {creditor}</p>
    </section>
  );
}
