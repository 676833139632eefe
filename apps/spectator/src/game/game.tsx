import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import { Board } from '../board/board.js';
import { Log } from '../log/log.js';
import { Tabs } from '../parts/tabs.js';
import { Players } from '../players/players.js';
import { useView } from '../session/index.js';
import { Stage } from '../stage/stage.js';
import { useKeyboard } from '../time/keyboard.js';
import { Timeline } from '../time/timeline.js';
import { Announcer } from './announcer.js';
import { Banner } from './banner.js';
import { type Embedding, usePostedTurns } from './embedding.js';
import { GameHeader } from './header.js';

const Chat = lazy(() => import('../log/chat.js'));
const Control = lazy(() => import('../control/control.js'));
const Help = lazy(() => import('./help.js'));
const Charts = lazy(() => import('../charts/charts.js'));
const Decisions = lazy(() => import('../charts/decisions.js'));

/** A game that is there: the board, who plays on it, what happened, and the way through time. */
export function Game({ embedding }: { readonly embedding: Embedding }): ReactNode {
  const [hasHelp, setHelp] = useState(false);
  const help = useCallback(() => setHelp(true), []);
  useKeyboard(help);
  usePostedTurns();
  const board = (
    <Board>
      <Stage />
    </Board>
  );
  if (embedding.isEmbedded) {
    return (
      <main className="embedded" data-overlay={embedding.isOverlay ? '' : undefined}>
        <h1 className="sr-only">A game</h1>
        {board}
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
      <main className="game-main">
        <h1 className="sr-only">A game</h1>
        <Banner />
        <div className="board-box">{board}</div>
        <div className="side" id="players" tabIndex={-1}>
          <h2 className="sr-only">Players</h2>
          <Players />
          <SideTabs />
        </div>
      </main>
      <Timeline />
      <Announcer />
      <Suspense fallback={null}>{hasHelp && <Help onClose={() => setHelp(false)} />}</Suspense>
    </div>
  );
}

function SideTabs(): ReactNode {
  const gameId = useView(({ link, gameId: id }) => (link === 'none' ? null : id));
  const tabs = [
    { name: 'Log', body: <Log /> },
    { name: 'Chat', body: later(<Chat />) },
    { name: 'Charts', body: later(<Charts />) },
    { name: 'Decisions', body: later(<Decisions />) },
    ...(gameId === null ? [] : [{ name: 'Control', body: later(<Control gameId={gameId} />) }]),
  ];
  return <Tabs tabs={tabs} label="About the game" />;
}

/** What is fetched when it is looked at first. */
function later(body: ReactNode): ReactNode {
  return <Suspense fallback={<p className="p-4 text-sm text-soft">One moment …</p>}>{body}</Suspense>;
}
