import type { ReactNode } from 'react';
import { Link, Redirect, Route, Switch, useSearch } from 'wouter';
import { DropProblem } from './game/drop-problem.js';
import { useDropZone } from './game/dropped.js';
import { later } from './ui/later.js';
import { Message } from './ui/message.js';

const WAITING = (
  <main aria-busy="true">
    <h1 className="p-6 text-center text-soft">Setting up the board …</h1>
  </main>
);
const Lobby = later(() => import('./lobby/lobby.js'), WAITING);
const GamePage = later(() => import('./game/game-page.js'), WAITING);
const BesidePage = later(() => import('./fork/beside-page.js'), WAITING);
const TvPage = later(() => import('./tv/tv-page.js'), WAITING);
const TournamentPage = later(() => import('./tournament/tournament-page.js'), WAITING);
const ReplayPage = later(() => import('./game/replay-page.js'), WAITING);

/** The routes of the page. */
export function App(): ReactNode {
  useDropZone();
  return (
    <>
      <Switch>
        <Route path="/">
          <Home />
        </Route>
        <Route path="/g/:id">{({ id }) => <GameRoute key={id} id={decodeURIComponent(id)} />}</Route>
        <Route path="/t/:id">{({ id }) => <TournamentPage key={id} tournament={decodeURIComponent(id)} />}</Route>
        <Route path="/tv">
          <TvPage />
        </Route>
        <Route path="/replay">
          <ReplayPage />
        </Route>
        <Route>
          <Lost />
        </Route>
      </Switch>
      <DropProblem />
    </>
  );
}

/** `?beside=` shows the game that it was forked from, too. */
function GameRoute({ id }: { readonly id: string }): ReactNode {
  const parent = new URLSearchParams(useSearch()).get('beside');
  return parent === null ? <GamePage game={id} /> : <BesidePage fork={id} parent={parent} />;
}

/** Earlier versions had the game's id in the query. */
function Home(): ReactNode {
  const query = new URLSearchParams(useSearch());
  const game = query.get('game');
  return game === null ? <Lobby /> : <Redirect to={`/g/${encodeURIComponent(game)}`} replace />;
}

function Lost(): ReactNode {
  return (
    <main>
      <h1 className="sr-only">Arena</h1>
      <Message title="Page not found">
        <Link href="/" className="button button-main">
          To the lobby
        </Link>
      </Message>
    </main>
  );
}
