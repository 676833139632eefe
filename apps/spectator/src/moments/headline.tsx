import type { ReactNode } from 'react';
import { useView } from '../session/index.js';
import { headlineOf, lineContextOf } from '../text/index.js';
import { useHeadline } from './use-headline.js';
import './moments.css';

/** The headline of a moment, over the board. */
export default function Headline(): ReactNode {
  const moment = useHeadline();
  const head = useView((view) => view.head);
  return (
    <p className="headline" role="status" data-moment={moment?.kind}>
      {moment !== null && <span className="foreign-text">{headlineOf(moment, lineContextOf(head))}</span>}
    </p>
  );
}
