import type { ReactNode } from 'react';
import { Link } from 'wouter';
import GamePage from '../game/game-page.js';
import { Message } from '../ui/message.js';
import { useChannel } from './use-channel.js';
import './tv.css';

/** Follows the tensest game, goes on to the next one when it ends, and shows the last result while nothing is on. */
export default function TvPage(): ReactNode {
  const { value: channel, problem } = useChannel();
  if (channel == null) return <NothingYet isLoading={channel === undefined} problem={problem} />;
  return (
    <>
      <GamePage key={channel.gameId} game={channel.gameId} />
      {channel.restingSince !== null && (
        <p className="tv-note" role="status">
          The next game that is on follows here.
        </p>
      )}
    </>
  );
}

function NothingYet({
  isLoading,
  problem,
}: {
  readonly isLoading: boolean;
  readonly problem: string | null;
}): ReactNode {
  return (
    <main aria-busy={isLoading && problem === null}>
      <h1 className="sr-only">Arena</h1>
      <Message title={isLoading ? 'Looking for a game' : 'Nothing is on'}>
        <p className="foreign-text text-soft" role="status">
          {problem ?? (isLoading ? 'One moment.' : 'The first game that starts is shown here.')}
        </p>
        <Link href="/" className="button button-main">
          To the lobby
        </Link>
      </Message>
    </main>
  );
}
