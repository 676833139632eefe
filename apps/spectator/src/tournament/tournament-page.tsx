import { type ReactNode, useCallback, useEffect } from 'react';
import { Link } from 'wouter';
import { type Listed, listGamesOn } from '../lobby/games.js';
import { usePolled } from '../lobby/use-polled.js';
import { count } from '../text/index.js';
import { ThemeButton } from '../theme/theme-button.js';
import { later } from '../ui/later.js';
import { Logo } from '../ui/logo.js';
import { Message } from '../ui/message.js';
import { Bracket } from './bracket.js';
import { CrossTable } from './cross-table.js';
import { LatestGames } from './latest-games.js';
import { Standings } from './standings.js';
import { readTournament, type Tournament } from './tournament.js';
import './tournament.css';

const Wall = later(() => import('../wall/wall.js'));

const LOOK_EVERY_MS = 4_000;

const NONE: readonly Listed[] = [];

/** A tournament: how it stands, who has met whom, and its games that are on. */
export default function TournamentPage({ tournament: id }: { readonly tournament: string }): ReactNode {
  const ask = useCallback(async (signal: AbortSignal) => readTournament(id, signal), [id]);
  const { value, problem } = usePolled(ask, LOOK_EVERY_MS);
  const name = value?.name;
  useEffect(() => {
    if (name === undefined) return undefined;
    const before = document.title;
    document.title = `${name} · Arena`;
    return () => {
      document.title = before;
    };
  }, [name]);
  if (value === undefined) return <NotThere problem={problem} />;
  return (
    <div className="tournament">
      <Head tournament={value} />
      <main className="flex flex-col gap-7">
        {problem !== null && (
          <p role="alert" className="banner foreign-text rounded-xl">
            The tournament cannot be loaded. {problem} The page retries automatically.
          </p>
        )}
        <Standings tournament={value} />
        <RunningGames tournament={value} />
        {value.bracket.length > 0 && <Bracket matches={value.bracket} />}
        <CrossTable tournament={value} />
        <LatestGames games={value.latest} />
      </main>
    </div>
  );
}

function NotThere({ problem }: { readonly problem: string | null }): ReactNode {
  return (
    <main aria-busy={problem === null}>
      <h1 className="sr-only">Tournament</h1>
      <Message title={problem === null ? 'Loading the tournament' : 'The tournament cannot be loaded'}>
        <p className="foreign-text text-soft" role="status">
          {problem ?? 'One moment.'}
        </p>
        <Link href="/" className="button button-main">
          To the lobby
        </Link>
      </Message>
    </main>
  );
}

function Head({ tournament }: { readonly tournament: Tournament }): ReactNode {
  const { name, status, reason, format, game, standings, played, planned } = tournament;
  return (
    <header className="mb-6 flex flex-col gap-3">
      <div className="flex items-center gap-3">
        <Link href="/" aria-label="To the lobby">
          <Logo />
        </Link>
        <h1 className="foreign-text min-w-0 flex-1 text-2xl font-extrabold">{name}</h1>
        <ThemeButton />
      </div>
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <span className="chip" data-status={status} role="status">
          <span className="status-dot" aria-hidden="true" />
          {status}
        </span>
        <span className="chip">{format}</span>
        {game !== null && <bdi className="chip foreign-text">{game.replaceAll('_', ' ')}</bdi>}
        <span className="text-soft">
          {[
            count(standings.length, 'entrant'),
            planned === null ? count(played, 'game') : `${played} of ${count(planned, 'game')}`,
          ].join(' · ')}
        </span>
      </p>
      {planned !== null && planned > 0 && (
        <progress
          className="tournament-progress"
          max={planned}
          value={Math.min(played, planned)}
          aria-label="Games played"
        />
      )}
      {reason !== null && <p className="banner foreign-text rounded-xl">{reason}</p>}
    </header>
  );
}

/** How the games stand, the wall reads itself. */
function RunningGames({ tournament: { id, underWay } }: { readonly tournament: Tournament }): ReactNode {
  const ask = useCallback(async (signal: AbortSignal) => listGamesOn(id, signal), [id]);
  const { value: games = NONE } = usePolled(ask, LOOK_EVERY_MS);
  if (underWay.length === 0) return null;
  return (
    <section aria-labelledby="on-now">
      <h2 id="on-now" className="tournament-title">
        On now <span className="chip">{underWay.length}</span>
      </h2>
      <Wall games={games} />
    </section>
  );
}
