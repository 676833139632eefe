import { type ReactNode, useEffect, useRef } from 'react';
import { hasSingleKeys, KEYS, setSingleKeys } from '../time/keyboard.js';

/** The keyboard shortcuts, in a `<dialog>`. */
export default function Help({ onClose }: { readonly onClose: () => void }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="card m-auto w-80 p-5 text-ink backdrop:bg-black/50"
      aria-label="Keyboard"
      onClose={onClose}
    >
      <h2 className="mb-3 text-lg font-bold">Keyboard</h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm">
        {KEYS.map(({ keys, does }) => (
          <div key={keys} className="contents">
            <dt>
              <kbd className="chip">{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-4 flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          className="size-5 accent-accent"
          defaultChecked={hasSingleKeys()}
          onChange={({ target }) => setSingleKeys(target.checked)}
        />
        Single letters are commands
      </label>
      <button type="button" className="button button-main mt-4 w-full" onClick={() => dialog.current?.close()}>
        Close
      </button>
    </dialog>
  );
}
