import { type ReactNode, useEffect, useState } from 'react';
import { Icon } from '../ui/icon.js';

/** Milliseconds for which the button shows what it did. */
const STATUS_MS = 3_000;

/** Copies the address of the game, for those who are to take the other seats. */
export function InviteButton(): ReactNode {
  const [status, setStatus] = useState('');
  useEffect(() => {
    if (status === '') return undefined;
    const timer = setTimeout(() => setStatus(''), STATUS_MS);
    return () => clearTimeout(timer);
  }, [status]);
  const copy = async (): Promise<void> => setStatus(await copied(location.origin + location.pathname));
  return (
    <>
      <button type="button" className="button play-target" onClick={() => void copy()}>
        <Icon name="link" />
        {status === '' ? 'Copy the link to invite others' : status}
      </button>
      <span role="status" className="sr-only">
        {status}
      </span>
    </>
  );
}

/** Pages without TLS have no clipboard. */
async function copied(url: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(url);
    return 'Link copied';
  } catch {
    return 'Copy it from the address bar';
  }
}
