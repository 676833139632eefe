import { createContext, useContext, useEffect, useState } from 'react';
import type { ReadReplay } from '../story/index.js';
import { Session, type Start } from './session.js';

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = SessionContext.Provider;

/** The session of the game on the page. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('there is no game on this page');
  return session;
}

/** Opens a game while the component is mounted; null before that. */
export function useOpened(game: string | ReadReplay, start: Start): Session | null {
  const [session, setSession] = useState<Session | null>(null);
  const { seq, turn } = start;
  useEffect(() => {
    const opened = new Session(game, { seq, turn });
    setSession(opened);
    return () => opened.close();
    // A link within the page moves the playhead and does not open the game again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [game]);
  return session;
}
