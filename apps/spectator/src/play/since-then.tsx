import { type ReactNode, useState } from 'react';
import type { SeatView } from '#libs/protocol';
import { useView } from '../session/index.js';
import { sinceText } from './since.js';

interface SinceThenProps {
  readonly view: SeatView | null;
  /** Null: it is not the person's turn. */
  readonly turnId: string | null;
}

/** At the beginning of a turn, a screen reader reads what others did since the last one. */
export function SinceThen({ view, turnId }: SinceThenProps): ReactNode {
  return (
    <p className="sr-only" aria-live="polite" data-since="">
      {view !== null && turnId !== null && <Since key={turnId} playerId={view.player_id} seq={view.seq} />}
    </p>
  );
}

function Since({ playerId, seq }: { readonly playerId: string; readonly seq: number }): ReactNode {
  // What happens later is not part of it: it would be read again.
  const [until] = useState(seq);
  const isRead = useView(({ headSeq, isCatchingUp }) => headSeq >= until && !isCatchingUp);
  const history = useView((all) => all.history);
  return isRead ? sinceText(history, playerId, until) : '';
}
