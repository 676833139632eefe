import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Listed } from './games.js';
import { SeatMark } from '../seats/index.js';
import { count, duration } from '../text/index.js';

/** A running game; `children` show how it stands, once that is known. */
export function GameCard({ game, children }: { readonly game: Listed; readonly children?: ReactNode }): ReactNode {
  const { id, game: played, status, turns, speed, names, viewers } = game;
  return (
    <li data-game={id}>
      <Link
        href={`/g/${id}`}
        className="card group flex h-full flex-col gap-3 p-4 transition-colors hover:border-accent"
      >
        <span className="flex items-center gap-2">
          <span className="chip" data-status={status}>
            <span className="status-dot" aria-hidden="true" />
            {status}
          </span>
          <span className="text-sm font-semibold">{turns === 0 ? 'about to begin' : `Turn ${turns}`}</span>
          <span className="ml-auto text-xs text-soft">
            {[viewers !== null && count(viewers, 'viewer'), speed].filter(Boolean).join(' · ')}
          </span>
        </span>
        {played !== null && <bdi className="foreign-text truncate font-bold">{played}</bdi>}
        {children ?? <Names names={names} />}
        <span className="mt-auto text-sm font-bold text-accent group-hover:underline">Watch</span>
      </Link>
    </li>
  );
}

function Names({ names }: { readonly names: readonly string[] }): ReactNode {
  return (
    <span className="grid grid-cols-2 gap-x-3 gap-y-1 text-sm">
      {names.map((name, order) => (
        <span key={name} className="flex min-w-0 items-center gap-1.5">
          <SeatMark order={order} className="size-4 shrink-0" />
          <bdi className="foreign-text truncate">{name}</bdi>
        </span>
      ))}
    </span>
  );
}

/** A finished game. `title`: its best moment; empty if that is not known. */
export function GameRow({ game, title }: { readonly game: Listed; readonly title: string }): ReactNode {
  const { id, game: played, status, turns, names, winner, lastedMs } = game;
  const order = winner === null ? -1 : names.indexOf(winner);
  return (
    <li data-game={id}>
      <Link href={`/g/${id}`} className="game-row hover:bg-raised">
        {title !== '' && <span className="game-row-title foreign-text">{title}</span>}
        <span className="flex min-w-0 items-center gap-[0.3em] font-semibold">
          <SeatMark order={order} className="mr-1 size-4 shrink-0" />
          <bdi className="foreign-text truncate max-sm:break-words max-sm:whitespace-normal">
            {winner ?? 'No winner'}
          </bdi>
          <span className="shrink-0">{winner === null ? (status === 'completed' ? '' : status) : 'won'}</span>
        </span>
        <span className="foreign-text truncate max-sm:break-words max-sm:whitespace-normal text-soft">
          {[...(played === null ? [] : [`${played}:`]), names.filter((name) => name !== winner).join(', ')].join(' ')}
        </span>
        <span className="text-soft tabular-nums">
          {count(turns, 'turn')} in {duration(lastedMs)}
        </span>
      </Link>
    </li>
  );
}
