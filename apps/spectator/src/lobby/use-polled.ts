import { useEffect, useState } from 'react';
import { messageOf } from '../api/index.js';

/** The last answer, if any, and the error of the last request, if it failed. */
export interface Polled<T> {
  readonly value: T | undefined;
  readonly problem: string | null;
}

/** Calls `ask` now and every `everyMs` while the page is visible. `ask` must stay the same function. */
export function usePolled<T>(ask: (signal: AbortSignal) => Promise<T>, everyMs: number): Polled<T> {
  const [polled, setPolled] = useState<Polled<T>>({ value: undefined, problem: null });
  useEffect(() => {
    const closing = new AbortController();
    const look = async (): Promise<void> => {
      if (document.hidden) return;
      try {
        const value = await ask(closing.signal);
        if (!closing.signal.aborted) setPolled({ value, problem: null });
      } catch (error) {
        if (!closing.signal.aborted) setPolled(({ value }) => ({ value, problem: messageOf(error) }));
      }
    };
    void look();
    const timer = setInterval(() => void look(), everyMs);
    return () => {
      closing.abort();
      clearInterval(timer);
    };
  }, [ask, everyMs]);
  return polled;
}
