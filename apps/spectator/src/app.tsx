import type { ReactNode } from 'react';
import { Redirect, Route, Switch, useSearch } from 'wouter';
import { DropProblem } from './game/drop-problem.js';
import { useDropZone } from './game/dropped.js';
import { later } from './ui/later.js';
import { WAITING } from './ui/waiting.js';

const Lobby = later(() => import('./lobby/lobby.js'), WAITING);
const GamePage = later(() => import('./game/game-page.js'), WAITING);
const OtherPages = later(() => import('./other-pages.js'), WAITING);

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
        <Route>
          <OtherPages />
        </Route>
      </Switch>
      <DropProblem />
    </>
  );
}

/** With `?beside=` it stands beside another one. */
function GameRoute({ id }: { readonly id: string }): ReactNode {
  const isBeside = new URLSearchParams(useSearch()).has('beside');
  return isBeside ? <OtherPages /> : <GamePage game={id} />;
}

/** Earlier versions had the game's id in the query. */
function Home(): ReactNode {
  const query = new URLSearchParams(useSearch());
  const game = query.get('game');
  return game === null ? <Lobby /> : <Redirect to={`/g/${encodeURIComponent(game)}`} replace />;
}
