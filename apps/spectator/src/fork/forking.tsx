import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useView } from '../session/index.js';
import { Icon } from '../ui/icon.js';
import { type Forkable, forkable } from './fork.js';
import { ForkDialog } from './fork-dialog.js';

/** Where the game was forked from, and a button that forks it at the shown moment. */
export default function Forking(): ReactNode {
  const gameId = useView(({ link, gameId: id }) => (link === 'none' ? null : id));
  const seq = useView(({ playhead }) => playhead.seq);
  const turn = useView(({ shown }) => shown.turn?.number);
  const [known, setKnown] = useState<Forkable | null>(null);
  const [moment, setMoment] = useState<number | null>(null);
  useEffect(() => {
    if (gameId === null) return undefined;
    const abort = new AbortController();
    // An older server forks nothing.
    forkable(gameId, abort.signal).then(setKnown, () => setKnown(null));
    return () => abort.abort();
  }, [gameId]);
  if (known === null || gameId === null) return null;
  const { parent, canFork, seats } = known;
  return (
    <>
      {parent !== null && (
        <p className="flex flex-wrap items-center gap-2">
          <span>This game goes on from another one.</span>
          <Link className="button" href={`/g/${encodeURIComponent(parent.id)}?seq=${parent.seq}`}>
            <Icon name="link" />
            That moment
          </Link>
          <Link className="button" href={besideAddress(gameId, parent.id, turn)}>
            Side by side
          </Link>
        </p>
      )}
      {canFork && (
        <button type="button" className="button self-start" onClick={() => setMoment(seq)}>
          Fork from here
        </button>
      )}
      {moment !== null && <ForkDialog gameId={gameId} seq={moment} seats={seats} onClose={() => setMoment(null)} />}
    </>
  );
}

function besideAddress(fork: string, parent: string, turn: number | undefined): string {
  const beside = `/g/${encodeURIComponent(fork)}?beside=${encodeURIComponent(parent)}`;
  return turn === undefined ? beside : `${beside}&turn=${turn}`;
}
