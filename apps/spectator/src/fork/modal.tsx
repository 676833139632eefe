import { type ReactNode, type RefObject, useEffect } from 'react';
import './fork-dialog.css';

interface ModalProps {
  readonly title: string;
  readonly onClose: () => void;
  /** With its `close` the focus goes back to where it was. */
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly children: ReactNode;
}

export function Modal({ title, onClose, dialog, children }: ModalProps): ReactNode {
  useEffect(() => {
    dialog.current?.showModal();
  }, [dialog]);
  return (
    <dialog
      ref={dialog}
      className="fork-dialog card m-auto p-5 text-ink backdrop:bg-black/50"
      aria-labelledby="fork-title"
      onClose={onClose}
    >
      <h2 id="fork-title" className="mb-3 text-lg font-bold">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
