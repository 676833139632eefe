import type { ReactNode } from 'react';
import { Message } from '../ui/message.js';
import { useDropped } from './dropped.js';
import GamePage from './game-page.js';
import { OpenReplay } from './open-replay.js';

/** A replay from a file; no request is sent to a server. */
export default function ReplayPage(): ReactNode {
  const { script, number } = useDropped();
  if (script !== null) return <GamePage key={number} game={script} />;
  return (
    <main>
      <h1 className="sr-only">Replay</h1>
      <Message title="Play a replay">
        <p className="text-soft">Drop a replay file anywhere on this page, or choose one. No server is needed.</p>
        <OpenReplay />
      </Message>
    </main>
  );
}
