import type { ReactNode } from 'react';
import { addressOf } from '../game/address.js';
import { useView } from '../session/index.js';
import { Icon } from '../ui/icon.js';
import { useBriefStatus } from '../ui/use-brief-status.js';

/** Shares the address of the shown moment: by the device's own menu, where it has one, else by the clipboard. */
export function ShareButton(): ReactNode {
  const seq = useView(({ playhead }) => playhead.seq);
  const isFile = useView(({ link }) => link === 'none');
  const [status, setStatus] = useBriefStatus();
  if (isFile) return null;
  const isMenu = hasMenu();
  const name = isMenu ? 'Share this moment' : 'Copy link to this moment';
  const share = async (): Promise<void> => setStatus(await shared(addressOf(location.href, seq)));
  return (
    <>
      <button
        type="button"
        className="button"
        aria-label={status === '' ? name : `${name}: ${status}`}
        title={name}
        onClick={() => void share()}
      >
        <Icon name="link" />
        <span className="max-lg:sr-only">{status === '' ? (isMenu ? 'Share' : 'Copy link') : status}</span>
      </button>
      <span role="status" className="sr-only">
        {status}
      </span>
    </>
  );
}

/** Not every browser has one. */
function hasMenu(): boolean {
  return Reflect.has(navigator, 'share');
}

/** What happened, for people; empty: they know. */
async function shared(url: string): Promise<string> {
  try {
    if (hasMenu()) {
      await navigator.share({ title: document.title, url });
      return '';
    }
    await navigator.clipboard.writeText(url);
    return 'Link copied';
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return '';
    // Pages without TLS have no clipboard.
    history.replaceState(history.state, '', url);
    return 'Copy it from the address bar';
  }
}
