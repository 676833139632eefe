import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { fetchRest, later } from '../ui/later.js';
import { Tabs } from '../ui/tabs.js';
import { OddsStrip } from '../odds/index.js';
import { useBoardChoices } from '../choices/index.js';
import { heldSeat } from '../play/held-seat.js';
import { Players } from '../players/players.js';
import { useView } from '../session/index.js';
import { useKeyboard } from '../time/keyboard.js';
import { Timeline } from '../time/timeline.js';
import { Stage } from '../views/index.js';
import { useAddress } from './address.js';
import { Announcer } from './announcer.js';
import { Banner } from './banner.js';
import { type Embedding, usePostedTurns } from './embedding.js';
import { GameHeader } from './header.js';

const ONE_MOMENT = <p className="p-4 text-sm text-soft">One moment …</p>;
/** In place of what half a history would show wrong. */
const READING = (
  <p className="p-4 text-sm text-soft" role="status">
    Reading what has happened so far …
  </p>
);
const Log = later(() => import('../log/log.js'), ONE_MOMENT);
const Chat = later(() => import('../log/chat.js'), ONE_MOMENT);
const Control = later(() => import('../control/control.js'), ONE_MOMENT);
const Flights = later(() => import('../motion/flights.js'));
const Play = later(() => import('../play/play.js'));
const Headline = later(() => import('../moments/headline.js'));
const Swings = later(() => import('../swings/swings.js'));
const LowerThird = later(() => import('../overlay/lower-third.js'));
const Help = later(() => import('./help.js'));
const Charts = later(() => import('../charts/charts.js'), ONE_MOMENT);
const Decisions = later(() => import('../charts/decisions.js'), ONE_MOMENT);

/** A loaded game: board, players, log and timeline. */
export function Game({ embedding }: { readonly embedding: Embedding }): ReactNode {
  const [hasHelp, setHelp] = useState(false);
  const help = useCallback(() => setHelp(true), []);
  useKeyboard(help);
  usePostedTurns();
  useAddress();
  const gameName = useView((view) => view.gameName);
  useTitle();
  useRest();
  if (embedding.isEmbedded) {
    return (
      <main className="embedded" data-overlay={embedding.isOverlay ? '' : undefined}>
        <h1 className="sr-only">{gameName === null ? 'A game' : `A game of ${gameName}`}</h1>
        <Stage />
        <Headline />
        {embedding.isOverlay && <LowerThird />}
        <Flights />
        <Announcer />
      </main>
    );
  }
  return (
    <div className="game">
      <a href="#players" className="skip">
        Skip the board
      </a>
      <GameHeader onHelp={help} />
      <OddsStrip />
      <main className="game-main">
        <h1 className="sr-only">{gameName === null ? 'A game' : `A game of ${gameName}`}</h1>
        <div className="board-box">
          <Stage />
          <Headline />
        </div>
        <div className="side" id="players" tabIndex={-1}>
          <Banner />
          <Seated />
          <h2 className="sr-only">Players</h2>
          <Players />
          <SideTabs />
        </div>
      </main>
      <Timeline />
      <Flights />
      <Announcer />
      <Swings />
      {hasHelp && <Help onClose={() => setHelp(false)} />}
    </div>
  );
}

/** Where seats may be taken, or this browser has one. */
function Seated(): ReactNode {
  const gameId = useView(({ link, gameId: id }) => (link === 'none' ? null : id));
  const isWaiting = useView(({ head }) => head.status === 'waiting');
  const [isWanted, want] = useState(() => gameId !== null && heldSeat(gameId) !== null);
  // A person who takes a seat keeps its panel when the game starts.
  if (isWaiting && !isWanted) want(true);
  return gameId !== null && isWanted ? <Play gameId={gameId} /> : null;
}

function SideTabs(): ReactNode {
  const gameId = useView(({ link, gameId: id }) => (link === 'none' ? null : id));
  const isCatchingUp = useView((view) => view.isCatchingUp);
  const whole = (body: ReactNode): ReactNode => (isCatchingUp ? READING : body);
  const tabs = [
    { name: 'Log', body: whole(<Log />) },
    { name: 'Chat', body: whole(<Chat />) },
    { name: 'Charts', body: whole(<Charts />) },
    { name: 'Decisions', body: whole(<Decisions />) },
    ...(gameId === null ? [] : [{ name: 'Control', body: <Control gameId={gameId} /> }]),
  ];
  return <Tabs tabs={tabs} label="About the game" />;
}

/** After the game is loaded, the other parts of the page are fetched, in case the server goes away later. */
function useRest(): void {
  const isCatchingUp = useView((view) => view.isCatchingUp);
  useEffect(() => {
    if (!isCatchingUp) void fetchRest();
  }, [isCatchingUp]);
}

/** The page's own; the server puts that of the game into the document. */
const TITLE = 'Arena';

/** Distinguishes games in tabs, bookmarks and the browser's history, and shows a seated person that it is their turn. */
function useTitle(): void {
  const names = useView(({ shown }) => shown.seats.map(({ name }) => name).join(', '));
  const isTurn = useBoardChoices((shared) => shared.isTurn);
  useEffect(() => {
    if (names !== '') document.title = `${isTurn ? 'Your turn – ' : ''}${names} – ${TITLE}`;
    return () => {
      document.title = TITLE;
    };
  }, [names, isTurn]);
}
