import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Listed } from '../lobby/games.js';
import { SeatMark } from '../seats/index.js';
import { count } from '../text/index.js';
import './play.css';

/** The games that wait for players, in the lobby. */
export default function OpenTables({ games }: { readonly games: readonly Listed[] }): ReactNode {
  return (
    <section aria-labelledby="open-tables">
      <h2 id="open-tables" className="lobby-title">
        Play yourself <span className="chip">{games.length}</span>
      </h2>
      <ul className="card divide-y divide-line overflow-hidden">
        {games.map((game) => (
          <li key={game.id} data-game={game.id} className="play-table">
            <div className="flex min-w-0 flex-1 flex-col gap-1">
              <span className="flex flex-wrap items-baseline gap-x-2">
                <bdi className="foreign-text font-bold">{game.game ?? 'A game'}</bdi>
                <span className="text-sm text-soft">{count(game.openSeats, 'open seat')}</span>
              </span>
              <span className="flex flex-wrap gap-x-3 text-sm">
                {game.names.map((name, order) => (
                  <span key={name} className="flex min-w-0 items-center gap-1.5">
                    <SeatMark order={order} className="size-4 shrink-0" />
                    <bdi className="foreign-text truncate">{name}</bdi>
                  </span>
                ))}
              </span>
            </div>
            <Link href={`/g/${game.id}`} className="button button-main play-target">
              Take a seat
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
