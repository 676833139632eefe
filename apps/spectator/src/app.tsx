import { lazy, type ReactNode, Suspense } from 'react';
import { Link, Redirect, Route, Switch, useSearch } from 'wouter';
import { useDropZone } from './game/dropped.js';
import { Message } from './parts/message.js';

const Lobby = lazy(() => import('./lobby/lobby.js'));
const GamePage = lazy(() => import('./game/game-page.js'));
const ReplayPage = lazy(() => import('./game/replay-page.js'));

/** Every address of the page. */
export function App(): ReactNode {
  useDropZone();
  return (
    <Suspense fallback={null}>
      <Switch>
        <Route path="/">
          <Home />
        </Route>
        <Route path="/g/:id">{({ id }) => <GamePage key={id} game={decodeURIComponent(id)} />}</Route>
        <Route path="/replay">
          <ReplayPage />
        </Route>
        <Route>
          <Lost />
        </Route>
      </Switch>
    </Suspense>
  );
}

/** Links of earlier versions named their game in the query. */
function Home(): ReactNode {
  const query = new URLSearchParams(useSearch());
  const game = query.get('game');
  return game === null ? <Lobby /> : <Redirect to={`/g/${encodeURIComponent(game)}`} replace />;
}

function Lost(): ReactNode {
  return (
    <main>
      <h1 className="sr-only">Arena</h1>
      <Message title="There is nothing here">
        <Link href="/" className="button button-main">
          To the lobby
        </Link>
      </Message>
    </main>
  );
}
