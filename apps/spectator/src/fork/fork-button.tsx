import { type ReactNode, useState } from 'react';
import { useView } from '../session/index.js';
import { IconPath } from '../ui/icon.js';
import { ForkMoment } from './fork-moment.js';

const BRANCH = 'M12 20v-6L5.5 6.5M12 14l6.5-7.5M5 11V6h5M14 6h5v5';

/** Forks the game at the shown moment. */
export function ForkButton(): ReactNode {
  const gameId = useView(({ link, gameId: id }) => (link === 'none' ? null : id));
  const seq = useView(({ playhead }) => playhead.seq);
  const [moment, setMoment] = useState<number | null>(null);
  if (gameId === null) return null;
  return (
    <>
      <button
        type="button"
        className="button"
        aria-label="Fork from here"
        title="Fork from here"
        onClick={() => setMoment(seq)}
      >
        <IconPath path={BRANCH} />
        <span className="max-lg:sr-only">Fork</span>
      </button>
      {moment !== null && <ForkMoment gameId={gameId} seq={moment} onClose={() => setMoment(null)} />}
    </>
  );
}
