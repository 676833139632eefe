import type { ReactNode } from 'react';
import { Link, Route, Switch } from 'wouter';
import { later } from './ui/later.js';
import { Message } from './ui/message.js';
import { WAITING } from './ui/waiting.js';

const BesidePage = later(() => import('./fork/beside-page.js'), WAITING);
const TvPage = later(() => import('./tv/tv-page.js'), WAITING);
const TournamentPage = later(() => import('./tournament/tournament-page.js'), WAITING);
const ReplayPage = later(() => import('./game/replay-page.js'), WAITING);

/** The routes that neither the lobby nor a game needs: they are not in the first view of these. */
export default function OtherPages(): ReactNode {
  return (
    <Switch>
      <Route path="/g/:id">{({ id }) => <BesidePage key={id} fork={decodeURIComponent(id)} />}</Route>
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
  );
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
