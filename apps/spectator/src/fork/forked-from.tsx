import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useView } from '../session/index.js';
import { Icon } from '../ui/icon.js';
import { forkedFrom, type Moment } from './fork.js';

/** Where the game was forked from; nothing for other games. */
export default function ForkedFrom(): ReactNode {
  const gameId = useView(({ link, gameId: id }) => (link === 'none' ? null : id));
  const turn = useView(({ shown }) => shown.turn?.number);
  const [parent, setParent] = useState<Moment | null>(null);
  useEffect(() => {
    if (gameId === null) return undefined;
    const abort = new AbortController();
    // An older server forks nothing.
    forkedFrom(gameId, abort.signal).then(setParent, () => setParent(null));
    return () => abort.abort();
  }, [gameId]);
  if (parent === null || gameId === null) return null;
  return (
    <p className="flex flex-wrap items-center gap-2">
      <span>This game goes on from another one.</span>
      <Link className="button" href={`/g/${encodeURIComponent(parent.gameId)}?seq=${parent.seq}`}>
        <Icon name="link" />
        That moment
      </Link>
      <Link className="button" href={besideAddress(gameId, parent.gameId, turn)}>
        Side by side
      </Link>
    </p>
  );
}

function besideAddress(fork: string, parent: string, turn: number | undefined): string {
  const beside = `/g/${encodeURIComponent(fork)}?beside=${encodeURIComponent(parent)}`;
  return turn === undefined ? beside : `${beside}&turn=${turn}`;
}
