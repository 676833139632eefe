import { type ReactNode, useEffect, useRef } from 'react';

interface StopDialogProps {
  readonly onStop: () => void;
  readonly onClose: () => void;
}

/** Asks before a game is stopped: nobody can resume it. */
export function StopDialog({ onStop, onClose }: StopDialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const stop = (): void => {
    onStop();
    dialog.current?.close();
  };
  return (
    <dialog
      ref={dialog}
      className="card m-auto w-80 max-w-[90vw] p-5 text-ink backdrop:bg-black/50"
      aria-labelledby="stop-title"
      aria-describedby="stop-text"
      onClose={onClose}
    >
      <h2 id="stop-title" className="mb-2 text-lg font-bold">
        Stop this game?
      </h2>
      <p id="stop-text" className="text-sm text-soft">
        It ends here for all viewers, without a winner, and cannot be resumed.
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        {/* The first button has the focus: an impatient second press changes nothing. */}
        <button type="button" className="button flex-1" onClick={() => dialog.current?.close()}>
          Keep playing
        </button>
        <button type="button" className="button button-bad flex-1" onClick={stop}>
          Stop it
        </button>
      </div>
    </dialog>
  );
}
