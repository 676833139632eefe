import type { ReactNode } from 'react';
import { outcomeOf, type Story } from '../story/index.js';
import { resultWords } from '../text/index.js';

/** The result of a game that is over; a long name does not hide the other words. */
export function Result({ story }: { readonly story: Story }): ReactNode {
  const { name, words } = resultWords(outcomeOf(story), story.status === 'stopped');
  return (
    <>
      {name !== null && <bdi className="foreign-text truncate">{name}</bdi>} <span>{words}</span>
    </>
  );
}
