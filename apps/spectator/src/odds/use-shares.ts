import { useEffect, useState, useSyncExternalStore } from 'react';
import { useView } from '../session/index.js';
import type { Story } from '../story/index.js';
import { type Shares, sharesAtEnd, sharesWithoutOdds } from './chances.js';
import { ODDS_SOURCE } from './odds-source.js';

const subscribe = (listener: () => void): (() => void) => ODDS_SOURCE.subscribe(listener);

/** Who is winning at the moment that is shown; null where there is nothing to compare. */
export function useShares(): Shares | null {
  const story = useView(({ shown }) => shown);
  const { state } = story.view;
  const jumped = useView(({ playhead }) => playhead.jumped);
  const odds = useSyncExternalStore(subscribe, () => (state === null ? null : ODDS_SOURCE.of(state)));
  const isPlayed = state !== null && sharesAtEnd(story) === null;
  useEffect(() => {
    if (isPlayed) ODDS_SOURCE.ask(state);
  }, [state, isPlayed]);
  const [last, setLast] = useState<readonly number[] | null>(null);
  const known = odds ?? (odds === null || jumped ? null : last);
  if (known !== last) setLast(known);
  return sharesOf(story, known);
}

/** While the odds of a moment are computed, those of the moment before are shown. */
function sharesOf(story: Story, odds: readonly number[] | null): Shares | null {
  const atEnd = sharesAtEnd(story);
  if (atEnd !== null) return atEnd;
  if (odds !== null && odds.length === story.seats.length) return { measure: 'chance', shares: odds };
  return sharesWithoutOdds(story);
}
