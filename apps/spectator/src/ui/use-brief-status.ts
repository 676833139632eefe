import { useEffect, useState } from 'react';

/** Milliseconds for which a button shows what it did. */
const STATUS_MS = 3_000;

/** What a button did, for people; empty again after a while. */
export function useBriefStatus(): readonly [string, (status: string) => void] {
  const [status, setStatus] = useState('');
  useEffect(() => {
    if (status === '') return undefined;
    const timer = setTimeout(() => setStatus(''), STATUS_MS);
    return () => clearTimeout(timer);
  }, [status]);
  return [status, setStatus];
}
