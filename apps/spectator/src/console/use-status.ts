import { useEffect, useState } from 'react';
import { type ConsoleStatus, type GameStatus, isJsonObject } from '#libs/protocol';
import { messageOf, request, RequestFailed } from '../api/index.js';

const LOOK_EVERY_MS = 2_000;

/** Which games are looked at. */
export interface Shown {
  readonly status: GameStatus;
  /** Of the page; null: the first one. */
  readonly cursor: string | null;
}

export interface Received {
  readonly status: ConsoleStatus;
  /** When it came, milliseconds since 1970. */
  readonly at: number;
}

/** What came last, if anything did, and why the last request failed, if it did. */
export interface Watched {
  readonly received: Received | null;
  readonly problem: string | null;
  /** The server asks for a key, or for another one. */
  readonly needsKey: boolean;
}

/** Reads the status now and every two seconds while the page is visible. @param key another one is tried at once */
export function useStatus({ status, cursor }: Shown, key: string): Watched {
  const [watched, setWatched] = useState<Watched>({ received: null, problem: null, needsKey: false });
  useEffect(() => {
    const closing = new AbortController();
    const { signal } = closing;
    const look = async (): Promise<void> => {
      if (document.hidden) return;
      try {
        const received = { status: await statusOf({ status, cursor }, signal), at: Date.now() };
        if (!signal.aborted) setWatched({ received, problem: null, needsKey: false });
      } catch (error) {
        if (!signal.aborted) setWatched((before) => failed(before, error));
      }
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      closing.abort();
      clearInterval(timer);
    };
  }, [status, cursor, key]);
  return watched;
}

/** A caller who may not look is shown nothing, not even what came before. */
function failed({ received }: Watched, error: unknown): Watched {
  const isRefused = error instanceof RequestFailed && (error.status === 401 || error.status === 403);
  return { received: isRefused ? null : received, problem: messageOf(error), needsKey: isRefused };
}

async function statusOf({ status, cursor }: Shown, signal: AbortSignal): Promise<ConsoleStatus> {
  const query = new URLSearchParams({ status, limit: '50', ...(cursor !== null && { cursor }) });
  const answer = await request(`/console/status?${query.toString()}`, { signal });
  if (!isStatus(answer)) throw new RequestFailed(502, 'The answer is not that of an orchestrator.');
  return answer;
}

/** The server of this page wrote it, so a part that only such a document has stands for all of it. */
function isStatus(value: unknown): value is ConsoleStatus {
  return isJsonObject(value) && Array.isArray(value['services']) && Array.isArray(value['actions']);
}
