import { type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';

interface AskFirstProps {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be taken back. */
export function AskFirst({ title, text, yes, onYes, onClose }: AskFirstProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const agree = (): void => {
    onYes();
    dialog.current?.close();
  };
  // It would close with a panel that is moved, such as when the screen is turned.
  return createPortal(
    <dialog
      ref={dialog}
      className="card m-auto w-80 max-w-[90vw] p-5 text-ink backdrop:bg-black/50"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={onClose}
    >
      <h2 id={`${id}-title`} className="mb-2 text-lg font-bold">
        {title}
      </h2>
      <p id={`${id}-text`} className="foreign-text text-sm text-soft">
        {text}
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        {/* The first button has the focus: an impatient second press changes nothing. */}
        <button type="button" className="button play-target flex-1" onClick={() => dialog.current?.close()}>
          Keep playing
        </button>
        <button type="button" className="button button-bad play-target flex-1" onClick={agree}>
          {yes}
        </button>
      </div>
    </dialog>,
    document.body,
  );
}
