import { type ReactNode, useEffect } from 'react';
import { Link, useSearch } from 'wouter';
import { later } from '../ui/later.js';
import { Message } from '../ui/message.js';
import { useNeedsKey } from '../ui/use-needs-key.js';
import { SessionProvider, type Start, useOpened, useView } from '../session/index.js';
import type { ReadReplay } from '../story/index.js';
import { embeddingIn } from './embedding.js';
import { Game } from './game.js';

const KeyField = later(() => import('../ui/key-field.js'));

/** A game of the server, by its id, or a replay. */
export default function GamePage({ game }: { readonly game: string | ReadReplay }): ReactNode {
  const search = useSearch();
  const session = useOpened(game, startIn(search));
  const loading = useView((view) => view.loading);
  const needsKey = useNeedsKey();
  const embedding = embeddingIn(search);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-overlay', embedding.isOverlay);
    return () => document.documentElement.removeAttribute('data-overlay');
  }, [embedding.isOverlay]);
  if (session === null || loading.phase === 'loading') return <Waiting />;
  if (loading.phase === 'unknown') {
    return (
      <Trouble title="There is no such game">
        <p className="text-soft">It may have been deleted: finished games are kept for a limited time.</p>
      </Trouble>
    );
  }
  if (loading.phase === 'broken') {
    return (
      <Trouble title="This game cannot be shown">
        <p className="foreign-text text-soft">{loading.reason}</p>
        {needsKey && <KeyField />}
        <button type="button" className="button" onClick={() => globalThis.location.reload()}>
          Try again
        </button>
      </Trouble>
    );
  }
  return (
    <SessionProvider value={session}>
      <Game embedding={embedding} />
    </SessionProvider>
  );
}

/** `?seq=120`, or `?turn=12`. */
function startIn(search: string): Start {
  const query = new URLSearchParams(search);
  const number = (name: string): number | null => {
    const value = Number.parseInt(query.get(name) ?? '', 10);
    return Number.isNaN(value) ? null : value;
  };
  return { seq: number('seq'), turn: number('turn') };
}

function Trouble({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <main>
      <h1 className="sr-only">Arena</h1>
      <Message title={title}>
        {children}
        <Link href="/" className="button button-main">
          To the lobby
        </Link>
      </Message>
    </main>
  );
}

function Waiting(): ReactNode {
  const link = useView((view) => view.link);
  return (
    <main aria-busy="true">
      <h1 className="sr-only">Arena</h1>
      <Message title="Setting up the board">
        <p className="text-soft" role="status">
          {link === 'lost' ? 'The server does not answer. The page keeps asking it.' : 'Loading the game.'}
        </p>
      </Message>
    </main>
  );
}
