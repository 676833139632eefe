import { createContext, useContext, useEffect, useState } from 'react';
import type { ReadReplay } from '../story/index.js';
import { Session, type Start } from './session.js';

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = SessionContext.Provider;

/** The controls of the game on the page. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('there is no game on this page');
  return session;
}

/** Opens a game for as long as its page is there; null until then. */
export function useOpened(game: string | ReadReplay, start: Start): Session | null {
  const [session, setSession] = useState<Session | null>(null);
  const { seq, turn } = start;
  useEffect(() => {
    const opened = new Session(game, { seq, turn });
    setSession(opened);
    return () => opened.close();
    // A link inside the page moves the playhead and opens nothing anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [game]);
  return session;
}
