import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { listed } from '../text/index.js';
import type { TournamentGame } from './tournament.js';

/** The games that ended last, to be watched again. */
export function LatestGames({ games }: { readonly games: readonly TournamentGame[] }): ReactNode {
  if (games.length === 0) return null;
  return (
    <section aria-labelledby="latest">
      <h2 id="latest" className="tournament-title">
        Games that are over
      </h2>
      <ul className="card divide-y divide-line overflow-hidden">
        {games.map((game) => (
          <li key={game.number} className="text-sm">
            {game.id === null ? (
              <span className="tournament-game">
                <Game game={game} />
              </span>
            ) : (
              <Link href={`/g/${encodeURIComponent(game.id)}`} className="tournament-game hover:bg-raised">
                <Game game={game} />
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Game({ game: { round, names, winner, forfeits, status } }: { readonly game: TournamentGame }): ReactNode {
  const result = winner === null ? (status === 'void' ? 'not played to its end' : 'a draw') : `${winner} won`;
  return (
    <>
      <span className="text-soft">Round {round}</span>
      <bdi className="foreign-text">{listed(names)}</bdi>
      <bdi className="foreign-text font-semibold">
        {result}
        {forfeits.length > 0 && `, ${listed(forfeits)} forfeited`}
      </bdi>
    </>
  );
}
