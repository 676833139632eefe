import type { ReactNode } from 'react';
import { useView } from '../session/index.js';
import { later } from '../ui/later.js';
import { VIEWS } from './registry.js';
import { ViewBoundary } from './view-boundary.js';
import { ViewFrame } from './view-frame.js';

const PlainView = later(() => import('./plain/plain-view.js'));

/** The board of whatever is played, by the view that the state names. */
export function Stage(): ReactNode {
  const story = useView(({ shown }) => shown);
  const { kind, fields } = story.view;
  const { Board, isWhole } = (kind !== null && Object.hasOwn(VIEWS, kind) ? VIEWS[kind] : undefined) ?? {};
  const plain = <PlainView story={story} />;
  const board = Board ? <Board fields={fields} story={story} plain={plain} /> : plain;
  return (
    <ViewBoundary key={kind} instead={<ViewFrame story={story}>{plain}</ViewFrame>}>
      {isWhole ? board : <ViewFrame story={story}>{board}</ViewFrame>}
    </ViewBoundary>
  );
}
