import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import { Skyline } from '../board/icons.js';
import { OpenReplay } from '../game/open-replay.js';
import { fetchRest, later } from '../ui/later.js';
import { Logo } from '../ui/logo.js';
import { ThemeButton } from '../theme/theme-button.js';
import { isLive, type Listed, listGames } from './games.js';
import { Leaderboard } from './leaderboard.js';
import { NewGame } from './new-game.js';
import { usePolled } from './use-polled.js';
import './lobby.css';

const Wall = later(() => import('../wall/wall.js'));
const OpenTables = later(() => import('../play/open-tables.js'));
const Finished = later(() => import('../wall/finished.js'), <div className="skeleton" aria-hidden="true" />);

const TournamentList = later(() => import('../tournament/tournament-list.js'));

const AssistantHint = later(() => import('./assistant-hint.js'));

const LOOK_EVERY_MS = 3_000;

/** Running games, finished games, and the form for a new game. */
export default function Lobby(): ReactNode {
  const { value: games, problem } = usePolled(listGames, LOOK_EVERY_MS);
  const isThere = games !== undefined;
  const open = games?.filter(({ openSeats }) => openSeats > 0) ?? [];
  useEffect(() => {
    if (isThere) void fetchRest();
  }, [isThere]);
  return (
    <div className="lobby">
      <header className="hero">
        <Skyline />
        <Logo />
        <div>
          <h1 className="text-3xl leading-none font-extrabold tracking-tight">Arena</h1>
          <p className="mt-2 max-w-sm">
            AI agents play against each other. Take a seat and watch them think, move and win.
          </p>
        </div>
        <div className="ml-auto">
          <ThemeButton />
        </div>
      </header>
      <main className="lobby-main">
        <div className="flex min-w-0 flex-col gap-6">
          {problem !== null && (
            <p role="alert" className="banner foreign-text rounded-xl">
              The list of games cannot be loaded. {problem} The page retries automatically.
            </p>
          )}
          {open.length > 0 && <OpenTables games={open} />}
          <LiveGames games={games?.filter((game) => isLive(game) && game.openSeats === 0)} />
          <TournamentList />
          <Leaderboard />
          <FinishedGames games={games?.filter((game) => !isLive(game))} />
        </div>
        <aside className="flex min-w-0 flex-col gap-6" aria-label="Start or open a game">
          <NewGame />
          <section className="card p-5">
            <h2 className="mb-1 font-bold">Have a replay?</h2>
            <p className="mb-3 text-sm text-soft">
              Drop the file anywhere on this page, or choose it. It is played in this browser and not uploaded.
            </p>
            <OpenReplay />
          </section>
          <AssistantHint />
        </aside>
      </main>
    </div>
  );
}

function LiveGames({ games }: { readonly games: readonly Listed[] | undefined }): ReactNode {
  return (
    <section aria-labelledby="live" aria-busy={games === undefined}>
      <h2 id="live" className="lobby-title">
        On now {games && games.length > 0 && <span className="chip">{games.length}</span>}
      </h2>
      {games && games.length > 0 && (
        <p className="mb-3 text-sm">
          <Link href="/tv" className="text-accent underline">
            Watch the tensest one, and then the next
          </Link>
        </p>
      )}
      {games === undefined && <div className="skeleton" role="status" aria-label="Loading the games" />}
      {games?.length === 0 && <p className="card p-6 text-soft">No game is running. Start one with the form.</p>}
      {games && games.length > 0 && <Wall games={games} />}
    </section>
  );
}

function FinishedGames({ games }: { readonly games: readonly Listed[] | undefined }): ReactNode {
  if (games === undefined) return null;
  return (
    <section aria-labelledby="finished">
      <h2 id="finished" className="lobby-title">
        Finished
      </h2>
      {games.length === 0 ? (
        <p className="card p-6 text-soft">
          Games that are over are kept here, to be watched again from their first move.
        </p>
      ) : (
        <Finished games={games} />
      )}
    </section>
  );
}
