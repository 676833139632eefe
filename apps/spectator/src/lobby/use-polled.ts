import { useEffect, useState } from 'react';
import { messageOf } from '../api/index.js';

/** What was asked for: nothing yet, the last answer, and, beside an older answer or none, why there is no newer one. */
export interface Polled<T> {
  readonly value: T | undefined;
  readonly problem: string | null;
}

/** Asks now and every `everyMs`, for as long as the page is looked at. `ask` must stay the same function. */
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
