import type { ReactNode } from 'react';
import { ForkButton } from '../fork/fork-button.js';
import { ShareButton } from './share-button.js';

/** What can be done with the shown moment. */
export default function MomentButtons(): ReactNode {
  return (
    <>
      <ShareButton />
      <ForkButton />
    </>
  );
}
