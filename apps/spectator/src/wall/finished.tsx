import { type ReactNode, useEffect, useRef, useState } from 'react';
import { FULL_WEIGHT } from '../story/index.js';
import { GameRow } from '../lobby/game-card.js';
import type { Listed } from '../lobby/games.js';
import { type BestMoment, type BestMoments, loadBest, saveBest } from './best-moment.js';
import { readBest } from './read-best.js';
import { useHeld } from './use-held.js';
import { useSeen } from './use-seen.js';
import { wallOrder } from './wall-order.js';
import './wall.css';

/** Games that are read while a page is open; a replay is some hundred kilobytes. */
const MAX_READ = 12;
/** A longer game is not read for its headline. */
const MAX_TURNS = 600;

/** Finished games, those with the best moments first, each with that moment as its title. */
export default function Finished({ games }: { readonly games: readonly Listed[] }): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const isHeld = useHeld(list);
  const [shown, setShown] = useState<readonly string[]>([]);
  const ids = games.map(({ id }) => id);
  const seen = useSeen(list, ids.toSorted().join(' '));
  const { best, isReading } = useBest(
    games.filter(({ id, turns }) => seen.has(id) && turns <= MAX_TURNS).map(({ id }) => id),
  );
  // Those that are to be read come first, where they are seen and read.
  const unread = ids.slice(0, MAX_READ).map((id) => [id, 1] as const);
  const weights = new Map([...unread, ...[...best].map(([id, { weight }]) => [id, weight / FULL_WEIGHT] as const)]);
  const order = wallOrder(ids, weights, shown, isHeld || (isReading && shown.length > 0));
  if (order.join(' ') !== shown.join(' ')) setShown(order);
  return (
    <ul ref={list} className="card divide-y divide-line overflow-hidden">
      {order.flatMap((id) => {
        const game = games.find((one) => one.id === id);
        return game === undefined ? [] : [<GameRow key={id} game={game} title={best.get(id)?.headline ?? ''} />];
      })}
    </ul>
  );
}

/** The best moments of games, read one after the other while the page is visible. */
function useBest(wanted: readonly string[]): { readonly best: BestMoments; readonly isReading: boolean } {
  const [best, setBest] = useState(loadBest);
  const [read, setRead] = useState(0);
  const [started, setStarted] = useState<string>();
  // What was begun is read to its end, also where it has left the screen since.
  const isStarted = started !== undefined && !best.has(started);
  const next = read < MAX_READ ? (isStarted ? started : wanted.find((id) => !best.has(id))) : undefined;
  if (next !== started) setStarted(next);
  const isHidden = document.hidden;
  useEffect(() => {
    if (next === undefined || isHidden) return undefined;
    const closing = new AbortController();
    const take = (found: BestMoment): void => {
      if (closing.signal.aborted) return;
      setRead((before) => before + 1);
      setBest((before) => withBest(before, next, found));
    };
    readBest(next, closing.signal).then(
      (found) => take(found),
      // The server is away, or has other things to do.
      () => setRead(MAX_READ),
    );
    return () => closing.abort();
  }, [next, isHidden]);
  return { best, isReading: next !== undefined };
}

function withBest(before: BestMoments, id: string, found: BestMoment): BestMoments {
  const after = new Map([...before, [id, found]]);
  saveBest(after);
  return after;
}
