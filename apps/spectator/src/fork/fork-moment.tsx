import { type ReactNode, useEffect, useRef, useState } from 'react';
import { messageOf } from '../api/index.js';
import { forkable, type Moment, type SeatToFork } from './fork.js';
import { ForkDialog } from './fork-dialog.js';
import { Modal } from './modal.js';

interface ForkMomentProps extends Moment {
  readonly onClose: () => void;
}

/** Why a game cannot be forked, or who plays in it. */
type Known = string | readonly SeatToFork[];

/** Reads whether the game can be forked; then asks how, or says why not. */
export function ForkMoment({ onClose, ...moment }: ForkMomentProps): ReactNode {
  const { gameId } = moment;
  const dialog = useRef<HTMLDialogElement>(null);
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    forkable(gameId, abort.signal).then(
      setKnown,
      (error: unknown) => abort.signal.aborted || setKnown(messageOf(error)),
    );
    return () => abort.abort();
  }, [gameId]);
  if (known === null) return null;
  if (typeof known !== 'string') return <ForkDialog {...moment} seats={known} onClose={onClose} />;
  return (
    <Modal title={`Fork from event ${moment.seq}`} dialog={dialog} onClose={onClose}>
      <div className="flex flex-col gap-3">
        <p className="foreign-text text-sm">{known}</p>
        <button type="button" className="button self-start" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
    </Modal>
  );
}
