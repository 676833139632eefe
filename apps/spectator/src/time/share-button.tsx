import { type ReactNode, useEffect, useState } from 'react';
import { addressOf } from '../game/address.js';
import { useView } from '../session/index.js';
import { Icon } from '../ui/icon.js';

/** Milliseconds for which the button says what it did. */
const SAID_MS = 3_000;

/** Shares the address of the shown moment: by the device's own menu, where it has one, else by the clipboard. */
export function ShareButton(): ReactNode {
  const seq = useView(({ playhead }) => playhead.seq);
  const isFile = useView(({ link }) => link === 'none');
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => setSaid(''), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  if (isFile) return null;
  const isMenu = hasMenu();
  const name = isMenu ? 'Share this moment' : 'Copy link to this moment';
  const share = async (): Promise<void> => setSaid(await shared(addressOf(location.href, seq)));
  return (
    <>
      <button type="button" className="button" aria-label={name} title={name} onClick={() => void share()}>
        <Icon name="link" />
        <span className="max-lg:sr-only">{said === '' ? (isMenu ? 'Share' : 'Copy link') : said}</span>
      </button>
      <span role="status" className="sr-only">
        {said}
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
