import { type ReactNode, useEffect } from 'react';
import { ODDS_SOURCE } from '../odds/index.js';
import { useSession, useView } from '../session/index.js';
import { isMonopoly, isOver } from '../story/index.js';
import { type KnownOdds, knownOddsOf, useChances } from './known-odds.js';
import { SwingFinder } from './swing-finder.js';

/** Finds the jumps of the odds of the game on the page, one turn after the other, in a worker; shows nothing by itself. */
export default function Swings(): ReactNode {
  const session = useSession();
  const history = useView((view) => view.history);
  const gameId = useView(({ link, gameId: id }) => (link === 'none' ? null : id));
  const isReady = useView(({ isCatchingUp, head }) => !isCatchingUp && isMonopoly(head));
  useEffect(() => {
    if (!isReady) return undefined;
    const closing = new AbortController();
    const known = knownOddsOf(gameId);
    const finder = new SwingFinder(history, known, async (state, rollouts) =>
      ODDS_SOURCE.inBackground(state, rollouts),
    );
    void follow(finder, known, (swings) => session.takeSwings(swings), closing.signal);
    return () => closing.abort();
  }, [session, history, gameId, isReady]);
  return null;
}

/** Most looks take a millisecond. */
const DRAW_EVERY_MS = 500;

/** Looks at turns as they end; while the page is hidden it rests. */
async function follow(
  finder: SwingFinder,
  known: KnownOdds,
  onSwings: (swings: SwingFinder['swings']) => void,
  signal: AbortSignal,
): Promise<void> {
  let drawnAt = 0;
  for (;;) {
    await until(() => !document.hidden, signal);
    const look = signal.aborted ? 'unknown' : await finder.look();
    if (look === 'unknown' || signal.aborted) return;
    if (look === 'swing') onSwings([...finder.swings]);
    if (look === 'none' || performance.now() - drawnAt > DRAW_EVERY_MS) {
      drawnAt = performance.now();
      useChances.setState({ known: new Map(known) });
    }
    if (look !== 'none') continue;
    const { history } = useView.getState();
    const turns = history.chapters.length;
    if (isOver(history.head)) return;
    await until(() => useView.getState().history.chapters.length > turns, signal);
  }
}

/** Resolves once it is so, or once `signal` aborts. Looks when the page is shown or hidden, and when the game goes on. */
async function until(isSo: () => boolean, signal: AbortSignal): Promise<void> {
  if (isSo() || signal.aborted) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      stop();
      document.removeEventListener('visibilitychange', look);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const look = (): void => {
      if (isSo()) done();
    };
    const stop = useView.subscribe(look);
    document.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', done);
  });
}
